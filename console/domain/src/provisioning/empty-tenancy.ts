import { recordResourceChange } from '../metering/record-resource-change.ts';
import { bookQuota } from '../quota/book-quota.ts';
import { emptyTenancySchema } from '../teardown/schemas.ts';
import { command } from '../verb/command.ts';
import { setResourceReleased } from './delivery-store.ts';
import { endDoubt } from './doubt-ending-store.ts';
import { endLineStacks, lockStanding } from './teardown-store.ts';

/**
 * Ends every resource that stood in a tenancy whose namespace is gone: what is charged for it ends at `at`, its quota is given
 * back, and its stack is no more; of one stack where that alone was removed. Called as the removal is verified, where two people
 * overrode what stood there.
 */
export const emptyTenancy = command({
  event: 'provisioning.tenancy-emptied',
  allow: ['job'],
  input: emptyTenancySchema,
  async act(scope, { tenancyId, departmentId, operationId, at, stackId }) {
    await endDoubt(scope, stackId ? { stackId } : { tenancyId });
    const resources = await lockStanding(scope.tx, tenancyId, stackId);
    for (const resource of resources) {
      const { id: resourceId, cloud_id: cloudId, xinchuang, spec: before, request_id: requestId } = resource;
      await setResourceReleased(scope.tx, resourceId, at);
      await recordResourceChange.within(scope, {
        resourceId,
        kind: 'delete',
        at,
        amounts: {},
        cause: { kind: 'operation', id: operationId },
        instanceUid: null,
      });
      const changes = [{ cloudId, xinchuang, before, after: null }];
      await bookQuota.within(scope, { departmentId: resource.department_id, requestId, changes });
    }
    if (!stackId) await endLineStacks(scope.tx, tenancyId);
    return {
      result: { ended: resources.length },
      audit: {
        object: { kind: 'tenancy', id: tenancyId },
        departmentId,
        detail: { resources: resources.map(({ number }) => number), at: at.toISOString() },
      },
    };
  },
});
