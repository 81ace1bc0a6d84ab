import { openSteps } from '../approvals/open-steps.ts';
import { requireBudget } from '../budgets/require-budget.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { releaseForApply } from '../provisioning/release-for-apply.ts';
import { withdrawOperations } from '../provisioning/withdraw-operations.ts';
import { reserveQuota } from '../quota/reserve-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { carryOutExtension } from './extended-store.ts';
import { giveUpLines } from './given-up-store.ts';
import { roundEndSchema } from './moves/schemas.ts';
import { APPROVAL_NOTICES, applicantNotice } from './notice-rules.ts';
import { deliveryWarning, movePromise } from './promise-store.ts';
import { reservedChanges } from './reservation-rules.ts';
import { stateAfter } from './rules.ts';
import { changeRequest, linesOf, lockRequest, markReserved } from './store.ts';

const EVENT = {
  'to-joint-review': 'requests.joint-review-opened',
  approved: 'requests.approved',
  returned: 'requests.returned',
  refused: 'requests.refused',
} as const;

/**
 * Where decided steps lead a request. Approved by all: quota is held and the plans are released to the engine, in this one transaction, so a quota that is short by now
 * (QUOTA_EXCEEDED), or a budget that takes nothing beyond itself (BUDGET_EXCEEDED, BUDGET_UNKNOWN), refuses the last approval and nothing is half approved. Returned or refused: it ends, and its plans with it, but for lines that the engine is at since an earlier round.
 */
export const endRound = command({
  event: 'requests.approved',
  allow: ['job'],
  input: roundEndSchema,
  async act(scope, { requestId, outcome, reason }) {
    const { ctx, tx } = scope;
    const request = await lockRequest(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const state = stateAfter(request.state, outcome);
    if (!state) throw new DomainError('STATE_CONFLICT', { state: request.state });
    const { department_id: departmentId, round } = request;
    await changeRequest(tx, requestId, { state, ...(outcome === 'to-joint-review' ? {} : { decided_at: ctx.now }) });
    const about = { kind: 'request', id: requestId } as const;
    if (outcome !== 'to-joint-review') {
      await settle.definition.store(scope, { about, kinds: [...APPROVAL_NOTICES] });
      await tell.within(scope, applicantNotice(`request-${outcome}`, request, { facts: { reason: reason ?? '' } }));
    }
    switch (outcome) {
      case 'to-joint-review':
        await movePromise(scope, request);
        await openSteps.within(scope, { requestId, departmentId, round, steps: ['administrative', 'technical'] });
        break;
      case 'approved': {
        await requireBudget.definition.read(scope, { departmentId, requestId });
        // In a later round, lines that the engine was at have kept what was held for them.
        const lines = (await linesOf(tx, requestId)).filter((line) => line.state === 'open' && !line.reserved);
        const changes = request.kind === 'extend' ? [] : reservedChanges(request.kind, lines);
        if (changes.length > 0)
          await reserveQuota.within(scope, { departmentId, systemId: request.system_id, requestId, changes });
        if (changes.length > 0) await markReserved(tx, lines, true);
        if (request.kind === 'extend') await carryOutExtension(scope, requestId);
        else await releaseForApply.within(scope, { requestId });
        break;
      }
      case 'returned':
      case 'refused':
        await giveUpLines(scope, request, 'cancelled');
        await withdrawOperations.within(scope, { requestId, reason: reason ?? outcome });
    }
    return {
      result: { state },
      audit: {
        action: EVENT[outcome],
        object: about,
        departmentId,
        detail: { number: request.number, round },
      },
      jobs: outcome === 'approved' ? await deliveryWarning(scope, request) : [],
    };
  },
});
