import { untilDeleted } from '../await/until-deleted.ts';
import { DEFAULT_LIMIT_SECONDS } from '../await/verdict.ts';
import { isInvalid, isNotFound, messageOf, NoMatchError } from '../cluster/api-error.ts';
import { kindKey, referenceTo } from '../cluster/objects-api.ts';
import type { Cluster, ProviderContext } from '../configuration/provider-context.ts';
import {
  askedTimeoutSeconds,
  deletionPropagation,
  isOn,
  PATCH_FIELD_MANAGER,
  SKIP_AWAIT,
} from '../objects/annotations.ts';
import { type Checkpoint, readCheckpoint } from '../objects/checkpoint.ts';
import { annotationOf, idOf, kindOf, parseId, textAt } from '../objects/kubernetes-object.ts';
import type { PropertyMap } from '../protocol/property-value.ts';
import { isPatchResource } from '../protocol/urn.ts';
import { relinquish } from './relinquish.ts';
import { seeThrough } from './see-through.ts';

export interface DeleteRequest {
  id: string;
  urn: string;
  /** Outputs in state. */
  properties: PropertyMap;
  /** From customTimeouts, 0 when the program asks for none. */
  timeoutSeconds: number;
}

/** Kinds whose deletion is not waited for either when skipAwait is on. */
const SKIP_AWAIT_ON_DELETE = new Set([
  'v1/Namespace',
  'v1/Pod',
  'v1/ReplicationController',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'batch/v1/Job',
]);

function isUnreachable(context: ProviderContext, urn: string): boolean {
  const { settings, log } = context;
  if (context.cluster !== undefined) return false;
  log.warn(urn, `configured Kubernetes cluster is unreachable: ${context.unreachableReason}`);
  if (!settings.deleteUnreachable) {
    throw new Error(
      'configured Kubernetes cluster is unreachable. If the cluster was deleted, you can remove this resource from ' +
        'Pulumi state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment variable set to "true"',
    );
  }
  log.info(
    urn,
    'configured Kubernetes cluster is unreachable and the `deleteUnreachable` option is enabled. ' +
      'Deleting the unreachable resource from Pulumi state',
  );
  return true;
}

async function giveBackFields(cluster: Cluster, { inputs, live, fieldManager }: Checkpoint): Promise<void> {
  try {
    await relinquish(cluster.objects, live, annotationOf(inputs, PATCH_FIELD_MANAGER) || fieldManager);
  } catch (error) {
    if (isInvalid(error) && messageOf(error).includes('Required value')) {
      throw new Error(
        "this Patch resource is currently managing a required field, so it can't be deleted directly. Either set the " +
          `\`retainOnDelete\` resource option, or transfer ownership of the field before deleting: ${messageOf(error)}`,
      );
    }
    throw error;
  }
}

async function deleteAndWait(context: ProviderContext, cluster: Cluster, request: DeleteRequest): Promise<void> {
  const { urn } = request;
  const { inputs, live } = readCheckpoint(request.properties);
  const reference = { ...referenceTo(live), name: parseId(request.id).name };
  const under = { context, urn, preview: false };
  await seeThrough(under, () => cluster.objects.delete(reference, deletionPropagation(inputs)));
  if (isOn(inputs, SKIP_AWAIT) && SKIP_AWAIT_ON_DELETE.has(kindKey(live))) return;
  const outcome = await untilDeleted({
    objects: cluster.objects,
    reference,
    uid: textAt(live, 'metadata', 'uid'),
    timeoutSeconds: askedTimeoutSeconds(request.timeoutSeconds, inputs) ?? DEFAULT_LIMIT_SECONDS,
    signal: context.signal,
    onProgress: (problem) => context.log.status(urn, problem),
  });
  if (outcome.state === 'gone') return;
  if (outcome.state === 'cancelled') throw new Error(`Resource operation was cancelled for "${idOf(live)}"`);
  const { finalizers } = outcome;
  context.log.warn(urn, `finalizers might be preventing deletion (${finalizers.join(', ')})`);
  throw new Error(`deletion of ${kindOf(live)} "${idOf(live)}": timed out waiting for the condition`);
}

/**
 * Deletes an object and waits until it is really gone; a *Patch resource only gives its fields back. What is gone
 * already counts as deleted.
 * @throws when it is still there as the time is up: the resource stays in state
 */
export async function remove(context: ProviderContext, request: DeleteRequest): Promise<void> {
  const { urn, properties } = request;
  const { cluster } = context;
  if (isUnreachable(context, urn) || cluster === undefined) return;
  const checkpoint = readCheckpoint(properties);
  try {
    if (isPatchResource(urn, kindOf(checkpoint.live))) await giveBackFields(cluster, checkpoint);
    else await deleteAndWait(context, cluster, request);
  } catch (error) {
    if (!isNotFound(error) && !(error instanceof NoMatchError)) throw error;
  }
}
