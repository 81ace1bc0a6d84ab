import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { openRemoval } from '../provisioning/open-removal.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { reclaimNotice } from './notice-rules.ts';
import { mayOrderAgain } from './rules.ts';
import { cutSchema } from './schemas.ts';
import { takeStep, toldOf } from './step-store.ts';
import { lockReclaim } from './store.ts';

/**
 * The authority orders an idle resource cut after the five working days. It operates nothing (F5): the removal's plan waits for a
 * technical reviewer of the operator, or its engineer ends and confirms what is fulfilled by hand: nothing is deleted by one person. Where that removal failed or was cancelled, nothing has changed since and
 * the resource is idle still, it may be ordered again for one window. Refused: NOT_FOUND; CLOUD_NOT_GRANTED; CLOCK_NOT_OVER;
 * STATE_CONFLICT in any other stage, or while something else is being done to the resource; of what is fulfilled by hand RESOURCE_BUSY then,
 * TENANCY_CLOSED and TRANSFER_UNDER_WAY.
 */
export const cutReclaim = command({
  event: 'reclaim.cut',
  allow: ['authority-approver'],
  input: cutSchema,
  stepUp: true,
  async act(scope, { reclaimId, reason }) {
    const reclaim = await lockReclaim(scope.tx, reclaimId);
    requireCloud(scope.ctx.actor, ['authority-approver'], { cloudId: reclaim.cloud_id });
    const { number, department_id: departmentId, resource_id: resourceId } = reclaim;
    if (!mayOrderAgain(reclaim, scope.ctx.now)) await takeStep(scope, reclaim, { kind: 'cut', note: reason });
    const removal = await openRemoval.within(scope, { resourceId, reason, extensions: 'end' });
    await settle.definition.store(scope, { about: { kind: 'reclaim', id: reclaimId }, kinds: ['reclaim-cut-due'] });
    await tell.within(scope, reclaimNotice('reclaim-ended', toldOf(reclaim), { outcome: 'cut', reason }));
    return {
      result: removal,
      audit: {
        object: { kind: 'reclaim', id: reclaimId },
        departmentId,
        detail: { number, reason, [removal.requestId ? 'request' : 'operation']: removal.number },
      },
    };
  },
});
