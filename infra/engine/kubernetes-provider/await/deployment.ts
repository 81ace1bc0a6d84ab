import type { ObjectsApi } from '../cluster/objects-api.ts';
import { annotationOf, listAt, nameOf, namespaceOf, numberAt, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { conditionOf, isObserved, isOwnedBy, problemOf } from './conditions.ts';
import { problemsOfPods } from './pod.ts';
import { type AwaitSetup, READY, rule, type Verdict, waiting } from './verdict.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const CORE = { group: '', version: 'v1' };
const APPS = { group: 'apps', version: 'v1' };

/** Names of the volume claims that the pods use and that are not bound yet. A claim that is not there counts as none. */
async function unboundClaims(deployment: JsonObject, objects: ObjectsApi): Promise<string[]> {
  const names = listAt(deployment, 'spec', 'template', 'spec', 'volumes')
    .map((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName'))
    .filter((name) => name !== '');
  if (names.length === 0) return [];
  const claims = await objects.list({ ...CORE, kind: 'PersistentVolumeClaim' }, namespaceOf(deployment));
  return claims
    .filter((claim) => names.includes(nameOf(claim)) && textAt(claim, 'status', 'phase') !== 'Bound')
    .map(nameOf);
}

async function currentReplicaSet(deployment: JsonObject, objects: ObjectsApi): Promise<JsonObject | undefined> {
  const revision = annotationOf(deployment, REVISION);
  const sets = await objects.list({ ...APPS, kind: 'ReplicaSet' }, namespaceOf(deployment));
  return sets.find((set) => isOwnedBy(set, deployment) && annotationOf(set, REVISION) === revision);
}

/**
 * Whether the set has as many ready pods as it asks for (unset means one), and the Deployment counts them as updated:
 * when template and replicas change at once the controller scales the old set first and reports that as observed.
 */
function isSetReady(set: JsonObject, deployment: JsonObject): boolean {
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const ready = numberAt(set, 'status', 'readyReplicas') ?? 0;
  return ready >= wanted && (numberAt(deployment, 'status', 'updatedReplicas') ?? 0) >= wanted;
}

async function judgeDeployment(deployment: JsonObject, { objects }: AwaitSetup): Promise<Verdict> {
  const available = conditionOf(deployment, 'Available');
  const progressing = conditionOf(deployment, 'Progressing');
  const revision = annotationOf(deployment, REVISION);
  if (!isObserved(deployment) || revision === '') return waiting('Minimum number of live Pods was not attained');
  const isFirst = revision === '1';
  const isRolledOut = isFirst || (progressing?.isTrue === true && progressing.reason === 'NewReplicaSetAvailable');
  const set = await currentReplicaSet(deployment, objects);
  const isReady = set !== undefined && isSetReady(set, deployment);
  const unbound = await unboundClaims(deployment, objects);
  if (available?.isTrue === true && isRolledOut && isReady && unbound.length === 0) return READY;

  const problems = [available, progressing].filter((condition) => condition?.isTrue === false).map(problemOf);
  if (unbound.length > 0) problems.push(`Failed to bind PersistentVolumeClaim(s): "${unbound.join(',')}"`);
  if (available?.isTrue !== true) problems.push('Minimum number of live Pods was not attained');
  else if (!isRolledOut || (isFirst && !isReady)) {
    problems.push('Minimum number of Pods to consider the application live was not attained');
  } else if (!isReady) {
    problems.push('Attempted to roll forward to new ReplicaSet, but minimum number of Pods did not become live');
  }
  return {
    state: 'waiting',
    problems: problems.filter((problem) => problem !== ''),
    findMore: () => problemsOfPods(set, objects),
  };
}

/**
 * A Deployment is ready when its controller has seen it, it is Available, the ReplicaSet of its current revision has
 * all its pods ready, a roll-out after the first has gone through, and the volume claims it names are bound.
 */
export const deploymentRule = rule(judgeDeployment);
