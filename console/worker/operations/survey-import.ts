import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordSurvey } from '@zhengyun/domain/provisioning/record-survey.ts';
import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { type Adoptable, readAdoptable } from '@zhengyun/engine/inventory/read-adoptable.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { OperationRun } from './operation-run.ts';

/**
 * Reads what stands in the namespace that an import is to adopt, into the import's inputs. False: it can't be adopted, and the
 * operation has failed with what would have to be so first. A cluster that gives no answer is left to the run itself to name.
 */
export async function surveyImport(run: OperationRun): Promise<boolean> {
  const found = await lookAt(run);
  if (found?.is !== 'adoptable') return found === null || refuse(run, found);
  const { context, work, lease } = run;
  await recordSurvey(context.at(), { operationId: work.operation.id, fence: lease.fence, adopted: found.adopted });
  return true;
}

/**
 * Looks again before the import is carried out, since days may lie between: what was made meanwhile would open the tenancy from its
 * first hour. What is imported stays as it was released; the run's own preview holds it against the cluster.
 */
export async function surveyImportAgain(run: OperationRun): Promise<boolean> {
  const found = await lookAt(run);
  return found?.is !== 'not' || refuse(run, found);
}

/** Null: the operation is no import, its cloud never was deployed, or the cluster gave no answer. */
async function lookAt({ work, access }: OperationRun): Promise<Adoptable | null> {
  if (work.operation.intent?.purpose !== 'import') return null;
  const cloud = cloudOutputsSchema.safeParse(work.cloud.outputs).data;
  if (!cloud) return null;
  const { namespace, oidcGroup } = tenancyBaseInputsSchema.parse(work.operation.inputs);
  return readAdoptable(access.kubeconfig, { namespace, oidcGroup, cloud }).catch((error: unknown) => {
    if (error instanceof ClusterUnreachable) return null;
    throw error;
  });
}

async function refuse(run: OperationRun, { problems }: Extract<Adoptable, { is: 'not' }>): Promise<boolean> {
  const { context, work, lease } = run;
  const { namespace } = tenancyBaseInputsSchema.parse(work.operation.inputs);
  const trouble = { code: 'IMPORT_REFUSED' as const, facts: { namespace, problems: problems.join('; ') } };
  const claim = { operationId: work.operation.id, fence: lease.fence };
  await recordFailure(context.at(), { ...claim, trouble, findings: [], leftovers: [] });
  return false;
}
