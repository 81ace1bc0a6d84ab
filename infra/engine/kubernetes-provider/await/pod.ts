import type { ObjectsApi } from '../cluster/objects-api.ts';
import { listAt, mapAt, nameOf, namespaceOf, numberAt, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { conditionOf, isOwnedBy } from './conditions.ts';
import { READY, rule, type Verdict, waiting } from './verdict.ts';

/** Name as people write it: without the namespace `default`. */
function fullName(pod: JsonObject): string {
  const namespace = namespaceOf(pod);
  return namespace === '' || namespace === 'default' ? nameOf(pod) : `${namespace}/${nameOf(pod)}`;
}

function containerProblem(status: JsonObject): string[] {
  if (status.ready === true) return [];
  const waitingState = mapAt(status, 'state', 'waiting');
  const terminated = mapAt(status, 'state', 'terminated');
  const problems: string[] = [];
  const reason = textAt(waitingState, 'reason');
  if (reason !== '' && reason !== 'ContainerCreating') problems.push(`[${reason}] ${textAt(waitingState, 'message')}`);
  if (textAt(terminated, 'reason') !== '') {
    const message = textAt(terminated, 'message');
    problems.push(
      message === ''
        ? `container "${textAt(status, 'name')}" completed with exit code ${numberAt(terminated, 'exitCode') ?? 0}`
        : `[${textAt(terminated, 'reason')}] ${message}`,
    );
  }
  return problems;
}

/** What keeps a pod from running, a sentence each; empty for a pod that is ready or done. */
function podProblems(pod: JsonObject): string[] {
  if (textAt(pod, 'status', 'phase') === 'Succeeded') return [];
  const containers = listAt(pod, 'status', 'containerStatuses').flatMap(containerProblem);
  for (const type of ['PodScheduled', 'Initialized', 'Ready']) {
    const condition = conditionOf(pod, type);
    if (condition === undefined || condition.isTrue) continue;
    const text = [condition.message, ...containers].filter((part) => part !== '').join('; ');
    if (text !== '') return [`[Pod ${fullName(pod)}]: ${text}`];
  }
  return [];
}

/** Looks through the pods that `owner` owns for what keeps them from running. */
export async function problemsOfPods(owner: JsonObject | undefined, objects: ObjectsApi): Promise<string[]> {
  if (owner === undefined) return [];
  const pods = await objects.list({ group: '', version: 'v1', kind: 'Pod' }, namespaceOf(owner));
  return pods.filter((pod) => isOwnedBy(pod, owner)).flatMap(podProblems);
}

function judgePod(pod: JsonObject): Verdict {
  const isDone = textAt(pod, 'status', 'phase') === 'Succeeded';
  const isUp = ['PodScheduled', 'Initialized', 'Ready'].every((type) => conditionOf(pod, type)?.isTrue === true);
  return isDone || isUp ? READY : waiting(...podProblems(pod));
}

/** A Pod is ready when it is scheduled, initialised and ready, or has done its work. */
export const podRule = rule(judgePod);
