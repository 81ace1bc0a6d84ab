import { heldAmounts } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import { type ItemSpec, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { type ChangeIntent, finishChangeSchema } from '../maintenance/schemas.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { bookQuota } from '../quota/book-quota.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { lockStanding, type StandingResource, setPower } from './change-store.ts';
import { setResourceActive, setResourceReleased } from './delivery-store.ts';

/** What a verified change makes of a resource: what it holds from then on, and how the change is counted. */
function effectOf({ spec, power }: StandingResource, intent: ChangeIntent, carriedOut: ItemSpec) {
  switch (intent.purpose) {
    case 'power': {
      const kind = intent.power === 'stopped' ? ('stop' as const) : ('start' as const);
      return { kind, after: spec, amounts: heldAmounts(spec, intent.power), power: intent.power };
    }
    case 'access-end':
    case 'reclaim':
      return { kind: 'delete' as const, after: null, amounts: {}, power };
    case 'access-cut':
      return { kind: 'resize' as const, after: carriedOut, amounts: heldAmounts(carriedOut, power), power };
  }
}

/**
 * Accounts for a change that no request asked for, as the cluster was seen with it: the resource, what is charged from `at` on, and
 * the quota. Called within the operation's verification.
 */
export const finishChange = command({
  event: 'provisioning.change-finished',
  allow: ['job'],
  input: finishChangeSchema,
  async act(scope, { stackId, operationId, intent, inputs, at, instanceUid }) {
    const { tx } = scope;
    const resource = await lockStanding(tx, { stackId });
    if (!resource || resource.request_id === null) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { id: resourceId, number, department_id: departmentId, cloud_id: cloudId, xinchuang, spec } = resource;
    const effect = effectOf(resource, intent, itemSpecSchema.parse((inputs as { spec: unknown }).spec));
    const { kind, after, amounts, power } = effect;
    if (after === null) await setResourceReleased(tx, resourceId, at);
    else await setResourceActive(tx, resourceId, { spec: after, at, first: false });
    await setPower(tx, resourceId, power);
    const cause = { kind: 'operation' as const, id: operationId };
    await recordResourceChange.within(scope, { resourceId, kind, at, amounts, cause, instanceUid });
    const changes = [{ cloudId, xinchuang, before: spec, after }];
    await bookQuota.within(scope, { departmentId, requestId: resource.request_id, changes });
    return {
      result: { resourceId },
      audit: {
        object: { kind: 'resource', id: resourceId },
        departmentId,
        detail: { number, purpose: intent.purpose, kind, at: at.toISOString() },
      },
    };
  },
});
