import { postponeOperation } from '@zhengyun/domain/provisioning/postpone-operation.ts';
import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordStanding } from '@zhengyun/domain/provisioning/record-standing.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { Trouble } from '@zhengyun/domain/requests/schemas.ts';
import { namesOf } from '@zhengyun/domain/teardown/rules.ts';
import { ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { readStanding } from '@zhengyun/engine/inventory/read-standing.ts';
import { readUsers, type UsedResource } from '@zhengyun/engine/inventory/read-users.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { orderLineInputsSchema, tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { awayOf } from './away.ts';
import type { OperationRun } from './operation-run.ts';
import { refusalOf } from './trouble.ts';

/**
 * Looks at the cluster before something is removed from it: at what stands in a tenancy that is to go, and at who uses a container
 * space or a disk that is to be released. Asked before the preview, and again before it is carried out, since days lie between. False:
 * the run ends here, and the operation says why: it failed and touched nothing, waits for the cluster, or is for a person anew.
 */
export async function surveyRemoval(run: OperationRun): Promise<boolean> {
  const { stack, operation } = run.work;
  if (operation.cleanUp || operation.intent !== null) return true;
  try {
    if (stack.kind === 'order-line') return await surveyUsers(run);
    return stack.kind === 'tenancy-base' && operation.verb === 'destroy' ? await surveyTenancy(run) : true;
  } catch (error) {
    if (!(error instanceof ClusterUnreachable)) throw error;
    await leaveUnseen(run, error.message);
    return false;
  }
}

async function surveyTenancy({ context, work, access, lease }: OperationRun): Promise<boolean> {
  const { namespace, ownership } = tenancyBaseInputsSchema.parse(work.operation.inputs);
  const backupNamespace = cloudOf(work)?.services.backup?.namespace ?? null;
  const found = await readStanding(access.kubeconfig, { namespace, tenancy: ownership.tenancy, backupNamespace });
  const claim = { operationId: work.operation.id, fence: lease.fence };
  const { outcome } = await recordStanding(context.at(), { ...claim, found: [...found] });
  return outcome === 'goes-on';
}

async function surveyUsers(run: OperationRun): Promise<boolean> {
  const used = takenAway(run.work);
  if (used === null) return true;
  const users = await readUsers(run.access.kubeconfig, used);
  if (users.length === 0) return true;
  const names = namesOf(users.map(({ kind, name }) => ({ kind, number: name })));
  const facts = { resource: used.resource.toUpperCase(), users: names, count: users.length };
  await fail(run, { code: 'RESOURCE_IN_USE', facts });
  return false;
}

/** What a line's operation takes away from those who may be using it: a space, disks, or the disks above a smaller count. Null: nothing. */
function takenAway(work: Work): UsedResource | null {
  const { verb, inputs } = work.operation;
  const { namespace, resource, spec, delivered } = orderLineInputsSchema.parse(inputs);
  const whole = { namespace, resource, podClass: null, volumes: null };
  if (verb === 'destroy') {
    if (spec.item === 'container-space')
      return { ...whole, podClass: cloudOf(work)?.priorityClasses.container ?? null };
    return spec.item === 'block-disk' ? whole : null;
  }
  if (verb !== 'deploy' || spec.item !== 'block-disk' || delivered?.item !== 'block-disk') return null;
  const gone = disksOf(resource, delivered.count).slice(spec.count);
  return gone.length > 0 ? { ...whole, volumes: gone } : null;
}

/** Names of a line's disks, as its plan gives them. */
const disksOf = (resource: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${resource}-${String(index + 1).padStart(3, '0')}`);

/** What is not seen is not removed: it waits for the cluster, and fails when that stays away. */
async function leaveUnseen(run: OperationRun, message: string): Promise<void> {
  const { context, work, lease } = run;
  const trouble = { code: 'CLUSTER_UNREACHABLE' as const, message };
  const waitingFor = awayOf(trouble.code, run);
  if (!waitingFor) return fail(run, refusalOf(trouble, 'untouched-apply', work.cloud.name));
  await postponeOperation(context.at(), { operationId: work.operation.id, fence: lease.fence, waitingFor });
}

async function fail({ context, work, lease }: OperationRun, trouble: Trouble): Promise<void> {
  const claim = { operationId: work.operation.id, fence: lease.fence };
  await recordFailure(context.at(), { ...claim, trouble, findings: [], leftovers: [] });
}

/** What the cloud's own stack exported; null where that was by a program of other outputs. */
function cloudOf({ cloud }: Work) {
  return cloudOutputsSchema.safeParse(cloud.outputs).data ?? null;
}
