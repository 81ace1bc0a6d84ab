import { recordCopies } from '@zhengyun/domain/provisioning/record-copies.ts';
import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readCopies } from '@zhengyun/engine/inventory/read-copies.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { CopiesFound } from '@zhengyun/interface/copies.ts';
import { orderLineInputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { OperationRun } from './operation-run.ts';

/**
 * Looks for a copy that a removal which the authority ordered could be undone from: before its preview, for who releases it, and again before
 * it is carried out, since days lie between. False: the copy that it was released on is gone, and it is for a person anew. A cluster that
 * gives no answer is left to the run itself to name.
 */
export async function surveyCopies(run: OperationRun): Promise<boolean> {
  const { context, work, lease } = run;
  if (work.operation.intent?.purpose !== 'reclaim') return true;
  const found = await lookFor(run);
  if (found === null) return true;
  const { outcome } = await recordCopies(context.at(), { operationId: work.operation.id, fence: lease.fence, found });
  return outcome === 'goes-on';
}

/** Null: the cluster gave no answer. */
async function lookFor({ work, access }: OperationRun): Promise<CopiesFound | null> {
  const backup = cloudOutputsSchema.safeParse(work.cloud.outputs).data?.services.backup;
  if (!backup) return { is: 'no-service' };
  const { namespace } = orderLineInputsSchema.parse(work.operation.inputs);
  return readCopies(access.kubeconfig, { namespace, backupNamespace: backup.namespace }).catch((error: unknown) => {
    if (error instanceof ClusterUnreachable) return null;
    throw error;
  });
}
