import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { settlementPolicyOf } from '@zhengyun/rulebook/settlement-policy.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { markLate } from '../rating/mark-late.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { requireAgreed } from './agreed-store.ts';
import { issuerOf } from './closing/step-store.ts';
import { confirmByOf } from './freeze-store.ts';
import { giveNumber } from './give-number-store.ts';
import { confirmDueJob } from './jobs.ts';
import { requireReconciled } from './reconciled-store.ts';
import { issueSchema } from './schemas.ts';
import { requireOpen } from './state-store.ts';
import { lockStatement, markIssued } from './store.ts';

/**
 * Gives a reviewed statement its printed number and freezes it. Refused: STATEMENT_ISSUED; DRAFTER_ISSUES to who built it; STATE_CONFLICT
 * where it is not reviewed, or does not reconcile with every change known by now (rebuild and review first). Number, chain and state are
 * one transaction: what fails half way has used up no number. From then on the database refuses every change to it and its lines.
 * A job issues for the person who asked for it.
 */
export const issueStatement = command({
  event: 'settlement.issued',
  allow: ['finance', 'job'],
  input: issueSchema,
  stepUp: true,
  async act(scope, { statementId }) {
    const { ctx, tx } = scope;
    const statement = await lockStatement(tx, statementId);
    if (!statement) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { month, department_id: departmentId } = statement;
    const { by, hand } = await issuerOf(scope, statement);
    if (ctx.now < periodOf(month).to) throw new DomainError('MONTH_NOT_OVER', { month });
    requireOpen('issue', statement, hand);
    await requireReconciled(scope, statement);
    await requireAgreed(scope, statement);
    const policy = settlementPolicyOf(statement.policy_id);
    const confirmBy = await confirmByOf(scope, policy);
    await markLate.definition.store(scope, { departmentId, month });
    const { number, appendTo } = await giveNumber(scope);
    await markIssued(tx, statementId, { at: ctx.now, by, number, confirmBy });
    const link = await appendTo({ statement, issuedBy: by });
    const about = { kind: 'statement', id: statementId } as const;
    await settle.definition.store(scope, { about, kinds: ['statement-to-review'] });
    const to = [{ role: 'department-approver' as const, departmentId }];
    const facts = { number, month, silence: policy.silence };
    await tell.within(scope, { kind: 'statement-issued', about, departmentId, facts, to, dueAt: confirmBy });
    const { payable_fen: payableFen, content_hash: contentHash, working_number: workingNumber } = statement;
    return {
      result: {
        statementId,
        number,
        state: 'issued' as const,
        issuedAt: ctx.now.toISOString(),
        confirmBy: confirmBy.toISOString(),
      },
      audit: {
        object: about,
        departmentId,
        detail: { number, workingNumber, month, payableFen, contentHash, issuedBy: by, link: link.hash },
      },
      jobs: policy.silence === 'confirms' ? [confirmDueJob(statementId, confirmBy)] : [],
    };
  },
});
