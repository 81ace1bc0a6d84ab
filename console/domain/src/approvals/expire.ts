import { approvalPolicyAt } from '@zhengyun/rulebook/approval-policy.ts';
import { withdrawOperations } from '../provisioning/withdraw-operations.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { markFailed } from '../requests/mark-failed.ts';
import { requestRefSchema } from '../requests/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { expiryOf, hasExpired } from './expiry-rules.ts';
import { expiryFacts } from './expiry-store.ts';
import { lockForDecision } from './store.ts';

/**
 * Ends a request that nobody has decided, or whose approval was not applied, in the working days there are for it: what it held
 * is free again and the applicant is told. STATE_CONFLICT where somebody was in time: a decision, or the engine.
 */
export const expireApproval = command({
  event: 'approvals.expired',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { number, state } = request;
    const inTime = () => new DomainError('STATE_CONFLICT', { object: number, state });
    const facts = await expiryFacts(tx, requestId);
    const declared = await findDeclaredDays.definition.read(scope);
    const expiry = facts ? expiryOf(facts, approvalPolicyAt(ctx.now).expiry, { declared, now: ctx.now }) : null;
    if (!hasExpired(expiry, ctx.now)) throw inTime();
    const { stage, days } = expiry;
    await withdrawOperations.within(scope, { requestId, reason: `expired: ${stage}` });
    // The engine begins under the lock of its operation, which is held from here on: what had begun by then goes on.
    if (stage === 'unapplied' && (await expiryFacts(tx, requestId))?.begun) throw inTime();
    await markFailed.within(scope, { requestId, trouble: { code: 'APPROVAL_EXPIRED', facts: { stage, days } } });
    return {
      result: { requestId, stage },
      audit: {
        object: { kind: 'request', id: requestId },
        departmentId: request.department_id,
        detail: { number, stage, days, since: (facts?.openSince ?? facts?.decidedAt)?.toISOString() ?? null },
      },
    };
  },
});
