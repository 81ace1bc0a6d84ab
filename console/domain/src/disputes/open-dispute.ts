import { disputePolicyAt } from '@zhengyun/rulebook/dispute-policy.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { correctedOf } from '../credit-notes/corrected-of.ts';
import { creditable } from '../credit-notes/rules.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { findLine } from '../settlement/find-line.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { aboutDispute } from './acting-store.ts';
import { disputedLine } from './line-rules.ts';
import { tellOpened } from './notice-store.ts';
import { refusalToOpen, termsOf } from './rules.ts';
import { openDisputeSchema } from './schemas.ts';
import { insertDispute, unendedOfLine } from './store.ts';

/**
 * Says that a line of an issued statement of one's own department is wrong, and by how much. Refused: NOT_FOUND for another department's;
 * STATE_CONFLICT for a draft and for one that the department agreed to; DISPUTE_WINDOW_OVER; DISPUTED_BEFORE while a dispute of the line has
 * not ended; LINE_NOT_DISPUTABLE where nothing is charged by it; DISPUTE_ABOVE_LINE (what is left of what it brought to the sum to be paid).
 */
export const openDispute = command({
  event: 'disputes.opened',
  allow: ['department-approver'],
  input: openDisputeSchema,
  async act(scope, { statementId, statementLineId: lineId, amountFen, reasonKind, reason }) {
    const { ctx, tx } = scope;
    const { statement, line, broughtFen, dueFen } = await findLine.definition.read(scope, { statementId, lineId });
    const { department_id: departmentId, number: statementNumber, state, month } = statement;
    requireDepartment(ctx.actor, ['department-approver'], departmentId);
    const policy = disputePolicyAt(statement.issued_at ?? ctx.now);
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const until = afterWorkingDays(statement.issued_at ?? ctx.now, policy.windowWorkingDays, calendar);
    const corrected = await correctedOf.definition.read(scope, { statementId, lineId });
    const leftFen = creditable({ broughtFen, dueFen }, corrected);
    const of = {
      issuedAt: statement.issued_at,
      agreed: statement.confirmed_how === 'person',
      leftFen,
      disputed: await unendedOfLine(tx, lineId),
    };
    const refusal = refusalToOpen(of, BigInt(amountFen), { now: ctx.now, until });
    const facts = {
      number: of.disputed ?? statementNumber,
      object: statementNumber,
      state,
      until: until.toISOString(),
    };
    if (refusal) throw new DomainError(refusal, { ...facts, leftFen: leftFen.toString() });
    const [id, number] = [newId(ctx.now), await nextNumber(tx, 'YY', ctx.now)];
    const madeBy = [statement.drafted_by, statement.issued_by].flatMap((each) => each ?? []);
    const row = await insertDispute(tx, {
      ...{ id, number, departmentId, statementId, lineId, amountFen: BigInt(amountFen), reasonKind, reason },
      ...{
        line: {
          ...disputedLine(line),
          broughtFen: broughtFen.toString(),
          statementNumber,
          month,
          madeBy,
          cloudId: line.cloudId,
        },
        policyId: policy.id,
      },
      ...{ at: ctx.now, by: answerableFor(ctx.actor) ?? '', ...termsOf(ctx.now, policy, calendar) },
    });
    await tellOpened(scope, row, madeBy);
    return {
      result: { disputeId: id, number, state: 'open' as const },
      audit: aboutDispute(row, { line: line.ordinal, amountFen, reasonKind }),
    };
  },
});
