import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { requireAgreed } from './agreed-store.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';
import { issueSchema } from './schemas.ts';
import { lockStatement, markIssued } from './store.ts';

/**
 * Freezes a statement that covers its whole month (to the contract's end, if that is earlier). Refused: STATEMENT_ISSUED;
 * DRAFTER_ISSUES to who built the draft as it stands; MONTH_NOT_OVER; STATE_CONFLICT (rebuild first) when it was built before
 * the month's end, or does not reconcile with every change known by now. From then on the database refuses every change to it,
 * its lines and its charges.
 */
export const issueStatement = command({
  event: 'settlement.issued',
  allow: ['finance'],
  input: issueSchema,
  async act(scope, { statementId }) {
    const { ctx, tx } = scope;
    const statement = await lockStatement(tx, statementId);
    if (!statement) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { number, month } = statement;
    if (statement.state === 'issued') throw new DomainError('STATEMENT_ISSUED', { number });
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    if (statement.drafted_by === ctx.actor.id) throw new DomainError('DRAFTER_ISSUES', { number });
    const end = periodOf(month).to;
    if (ctx.now < end) throw new DomainError('MONTH_NOT_OVER', { month });
    const period = chargedPeriod(statement.working);
    if (period.to < end && period.to < statement.contractEnds)
      throw new DomainError('STATE_CONFLICT', { state: 'built-too-early', object: number });
    const facts = {
      id: statementId,
      ratingId: statement.rating_id,
      departmentId: statement.department_id,
      month,
      period,
      knownBy: ctx.now,
    };
    const unequal = (await reconcile(tx, facts)).filter((step) => !step.equal).map((step) => step.step);
    if (unequal.length > 0)
      throw new DomainError('STATE_CONFLICT', { state: 'not-reconciled', object: number, steps: unequal });
    await requireAgreed(scope, statement);
    await markIssued(tx, statementId, { at: ctx.now, by: ctx.actor.id });
    const about = { kind: 'statement', id: statementId } as const;
    const { department_id: departmentId } = statement;
    await settle.definition.store(scope, { about, kinds: ['statement-to-review'] });
    const to = [{ role: 'department-approver' as const, departmentId }];
    await tell.within(scope, { kind: 'statement-issued', about, departmentId, facts: { number, month }, to });
    return {
      result: { statementId, state: 'issued' as const, issuedAt: ctx.now.toISOString() },
      audit: {
        object: about,
        departmentId,
        detail: { number, month, payableFen: statement.payable_fen, contentHash: statement.content_hash },
      },
    };
  },
});
