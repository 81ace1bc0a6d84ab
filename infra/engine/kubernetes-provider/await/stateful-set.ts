import { numberAt, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { isObserved } from './conditions.ts';
import { problemsOfPods } from './pod.ts';
import { type AwaitSetup, READY, rule, type Verdict } from './verdict.ts';

function judgeStatefulSet(set: JsonObject, { objects }: AwaitSetup): Verdict {
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const ready = numberAt(set, 'status', 'readyReplicas') ?? 0;
  const isOnDelete =
    textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete' && (numberAt(set, 'metadata', 'generation') ?? 0) > 1;
  const revision = textAt(set, 'status', 'currentRevision');
  const hasRevision = isOnDelete || (revision !== '' && revision === textAt(set, 'status', 'updateRevision'));
  const counts = ['replicas', 'readyReplicas', ...(isOnDelete ? [] : ['currentReplicas'])];
  const hasReplicas = counts.every((count) => (numberAt(set, 'status', count) ?? 0) === wanted);
  if (isObserved(set) && hasRevision && hasReplicas) return READY;

  const problems: string[] = [];
  if (!hasReplicas) problems.push(`${ready} out of ${wanted} replicas succeeded readiness checks`);
  if (!hasRevision) {
    problems.push(
      `StatefulSet controller failed to advance from revision "${revision}" to revision "${textAt(set, 'status', 'updateRevision')}"`,
    );
  }
  return { state: 'waiting', problems, findMore: () => problemsOfPods(set, objects) };
}

/** A StatefulSet is ready when its controller has seen it and all replicas are ready at the wanted revision. */
export const statefulSetRule = rule(judgeStatefulSet);
