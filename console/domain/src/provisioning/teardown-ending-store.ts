import { endCloud } from '../clouds/end-cloud.ts';
import { endTenancy } from '../tenancy/end-tenancy.ts';
import type { VerbScope } from '../verb/context.ts';
import { emptyTenancy } from './empty-tenancy.ts';
import { PREVIEW_STATES } from './rules.ts';
import type { OperationState } from './schemas.ts';
import { findTeardown } from './teardown-store.ts';

/** After the cluster was seen without it: a retired cloud, or a closed tenancy with what stood in it. Nothing where the operation is no teardown. */
export async function finishTeardown(scope: VerbScope, operationId: string, at: Date): Promise<void> {
  const teardown = await findTeardown(scope.tx, operationId);
  if (!teardown) return;
  const { cloud_id: cloudId, tenancy_id: tenancyId, department_id: departmentId } = teardown;
  if (tenancyId === null || departmentId === null) {
    await endCloud.within(scope, { cloudId, state: 'retired' });
    return;
  }
  await emptyTenancy.within(scope, { tenancyId, departmentId, operationId, at });
  await endTenancy.within(scope, { tenancyId, state: 'released' });
}

/**
 * A tenancy whose removal was called off, or failed before anything was touched, is in use again; one that may be half gone
 * stays `closing`, until its removal is asked for anew.
 */
export async function callOffTeardown(
  scope: VerbScope,
  operation: { readonly id: string; readonly state: OperationState },
  as: 'cancelled' | 'failed',
): Promise<void> {
  const teardown = await findTeardown(scope.tx, operation.id);
  if (!teardown?.tenancy_id) return;
  if (as === 'failed' && !PREVIEW_STATES.includes(operation.state)) return;
  await endTenancy.within(scope, { tenancyId: teardown.tenancy_id, state: 'deployed' });
}
