import { endCloud } from '../clouds/end-cloud.ts';
import { endTenancy } from '../tenancy/end-tenancy.ts';
import type { VerbScope } from '../verb/context.ts';
import { emptyTenancy } from './empty-tenancy.ts';
import type { OperationRow } from './operation-store.ts';
import { isTeardown } from './rules.ts';
import { findStack } from './stack-store.ts';
import { findTeardown, isHalfGone } from './teardown-store.ts';

interface Removed {
  readonly operation: OperationRow;
  readonly stack: { readonly id: string; readonly tenancy_id: string | null; readonly department_id: string | null };
  readonly at: Date;
}

/**
 * After the cluster was seen without it: a retired cloud, a closed tenancy with what stood in it, or what a line of one had made outside
 * its namespace. Nothing where the operation is no teardown.
 */
export async function finishTeardown(scope: VerbScope, { operation, stack, at }: Removed): Promise<void> {
  if (!isTeardown(operation)) return;
  const { id: operationId } = operation;
  const teardown = await findTeardown(scope.tx, operationId);
  if (!teardown) {
    const { id: stackId, tenancy_id: of, department_id: owner } = stack;
    if (of && owner) await emptyTenancy.within(scope, { tenancyId: of, departmentId: owner, operationId, at, stackId });
    return;
  }
  const { cloud_id: cloudId, tenancy_id: tenancyId, department_id: departmentId } = teardown;
  if (tenancyId === null || departmentId === null) {
    await endCloud.within(scope, { cloudId, state: 'retired' });
    return;
  }
  await emptyTenancy.within(scope, { tenancyId, departmentId, operationId, at });
  await endTenancy.within(scope, { tenancyId, state: 'released' });
}

/**
 * A tenancy whose removal was called off, or failed before anything was touched, is again what it was: in use, or planned where its
 * base never stood. One that may be half gone stays `closing`, until its removal is asked for anew.
 */
export async function callOffTeardown(
  scope: VerbScope,
  operation: Pick<OperationRow, 'id' | 'stack_id'>,
  { touched }: { readonly touched: boolean },
): Promise<void> {
  const teardown = await findTeardown(scope.tx, operation.id);
  if (!teardown?.tenancy_id || touched || (await isHalfGone(scope.tx, teardown.tenancy_id))) return;
  const stack = await findStack(scope.tx, operation.stack_id);
  const state = stack?.state === 'deployed' ? 'deployed' : 'planned';
  await endTenancy.within(scope, { tenancyId: teardown.tenancy_id, state });
}
