import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textOf } from './reading.ts';

type Part = Readonly<Record<string, unknown>>;

/** The pod an object makes, by kind: where its specification lies. */
const POD_SPEC_PATH: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** One container of any sort (init, ephemeral, ordinary) with its name for messages. */
export interface Container {
  readonly name: string;
  readonly content: Part;
}

/** The pod specification inside an object; null when the object makes no pods. */
export function podSpecOf(object: Manifest): Part | null {
  const path = POD_SPEC_PATH[object.kind];
  if (path === undefined) return null;
  return path.reduce<Part>((part, key) => recordOf(part[key]), object.content);
}

/** Every container of a pod: rules that hold for one sort hold for all. */
export function containersOf(podSpec: Part): readonly Container[] {
  return ['initContainers', 'containers', 'ephemeralContainers']
    .flatMap((key) => listOf(podSpec[key]))
    .map((container) => ({ name: textOf(recordOf(container).name), content: recordOf(container) }));
}
