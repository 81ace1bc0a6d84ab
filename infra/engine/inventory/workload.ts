import type { LiveObject } from './live-object.ts';

/** A workload by the name its people gave it. */
export interface Workload {
  readonly kind: string;
  readonly name: string;
}

/** What a CronJob appends to the names of its runs: minutes since 1970. */
const RUN_OF_SCHEDULE = /-\d{8,}$/;

/** Whether a pod is over: it holds nothing any more. */
export function isOver({ status }: LiveObject): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/**
 * The workload that a pod is of: its controller, and of a Deployment's set the Deployment. Pods and sets are renamed with each
 * restart and roll-out; what a person has to stop, and another one has agreed to lose, keeps its name.
 */
export function workloadOf({ metadata }: LiveObject): Workload {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (!owner) return { kind: 'Pod', name: metadata.name };
  const { kind, name } = owner;
  const hash = metadata.labels?.['pod-template-hash'];
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return { kind: 'Deployment', name: name.slice(0, -hash.length - 1) };
  if (kind === 'Job') return { kind, name: name.replace(RUN_OF_SCHEDULE, '') };
  return { kind, name };
}

/** Each workload once, in order of kind and name. */
export function distinct<One extends Workload>(workloads: readonly One[]): readonly One[] {
  const byName = new Map(workloads.map((workload) => [`${workload.kind} ${workload.name}`, workload]));
  return [...byName.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, workload]) => workload);
}
