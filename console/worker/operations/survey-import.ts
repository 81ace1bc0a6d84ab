import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordSurvey } from '@zhengyun/domain/provisioning/record-survey.ts';
import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readAdoptable } from '@zhengyun/engine/inventory/read-adoptable.ts';
import type { OperationRun } from './operation-run.ts';
import { tenancyPlace } from './tenancy-outputs.ts';

/**
 * Reads what stands in the namespace that an import is to adopt, into the import's inputs. False: it can't be adopted, and the
 * operation has failed with what would have to be so first. A cluster that gives no answer is left to the run itself to name.
 */
export async function surveyImport({ context, work, access, lease }: OperationRun): Promise<boolean> {
  if (work.operation.intent?.purpose !== 'import') return true;
  const operationId = work.operation.id;
  const { namespace } = tenancyPlace(work);
  const found = await readAdoptable(access.kubeconfig, namespace).catch((error: unknown) => {
    if (error instanceof ClusterUnreachable) return null;
    throw error;
  });
  if (found === null) return true;
  if (found.is === 'adoptable') {
    await recordSurvey(context.at(), { operationId, adopted: found.adopted });
    return true;
  }
  const trouble = { code: 'IMPORT_REFUSED' as const, facts: { namespace, problems: found.problems.join('; ') } };
  await recordFailure(context.at(), { operationId, fence: lease.fence, trouble, findings: [], leftovers: [] });
  return false;
}
