import type { Path } from '../finding.ts';
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
const HOST_SPEC_PATH = ['spec', 'template', 'spec'];

/** One container of any sort (init, ephemeral, ordinary) with its name for messages. */
export interface Container {
  readonly name: string;
  readonly content: Part;
  readonly sort: 'initContainers' | 'containers' | 'ephemeralContainers';
  readonly path: Path;
}

/** What an object runs: its pod's specification, where that lies, and every container, since rules for one sort hold for all. */
export interface Pod {
  readonly spec: Part;
  readonly path: Path;
  readonly containers: readonly Container[];
}

/** How deep in a kind nobody knows a pod's template is looked for. */
const DEEPEST = 6;

/**
 * The pod inside an object, also of a kind that is nobody's here but makes pods from a template as a Deployment does; null when the
 * object makes none.
 */
export function podOf(object: Manifest): Pod | null {
  const path = POD_SPEC_PATH[object.kind] ?? templateIn(object);
  if (path === undefined) return null;
  const spec = partAt(object, path);
  return { spec, path, containers: containersOf(spec, path) };
}

/** Where a custom kind has a pod's template, by the form of one. */
function templateIn(object: Manifest): readonly string[] | undefined {
  const isOurs = object.kind === 'VirtualMachine' || object.kind === 'VirtualMachineInstance';
  return isOurs ? undefined : templateBelow(recordOf(object.content.spec), ['spec']);
}

function templateBelow(part: Part, path: readonly string[]): readonly string[] | undefined {
  if (path.length > DEEPEST) return undefined;
  if (Array.isArray(recordOf(recordOf(part.template).spec).containers)) return [...path, 'template', 'spec'];
  for (const [key, below] of Object.entries(part)) {
    const found = templateBelow(recordOf(below), [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** The specification of a cloud host (a KubeVirt machine's template) and where it lies; null for anything else. */
export function hostOf(object: Manifest): Pick<Pod, 'spec' | 'path'> | null {
  if (object.kind === 'VirtualMachineInstance') return { spec: partAt(object, ['spec']), path: ['spec'] };
  if (object.kind !== 'VirtualMachine') return null;
  return { spec: partAt(object, HOST_SPEC_PATH), path: HOST_SPEC_PATH };
}

function partAt(object: Manifest, path: readonly string[]): Part {
  return path.reduce<Part>((part, key) => recordOf(part[key]), object.content);
}

function containersOf(spec: Part, path: Path): readonly Container[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((sort) =>
    listOf(spec[sort]).map((container, index) => {
      const content = recordOf(container);
      return { name: textOf(content.name), content, sort, path: [...path, sort, index] };
    }),
  );
}
