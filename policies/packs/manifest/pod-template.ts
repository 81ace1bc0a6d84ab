import type { Path } from '../finding.ts';
import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textOf } from './reading.ts';

type Part = Readonly<Record<string, unknown>>;

/** Groups that Kubernetes' own kinds of workload are or were in; the engine calls the nameless one `core`. */
const WORKLOAD_GROUPS = new Set(['', 'core', 'apps', 'batch', 'extensions']);
/** The pod one of them makes: where its specification lies. */
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
/** Groups of KubeVirt's kinds, and the machine each makes. */
const HOST_GROUP = /^(pool\.)?kubevirt\.io$/;
const HOST_SPEC_PATH: Readonly<Record<string, readonly string[]>> = {
  VirtualMachineInstance: ['spec'],
  VirtualMachine: ['spec', 'template', 'spec'],
  VirtualMachineInstanceReplicaSet: ['spec', 'template', 'spec'],
  VirtualMachinePool: ['spec', 'virtualMachineTemplate', 'spec', 'template', 'spec'],
};

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
const DEEPEST = 12;

/**
 * The pods an object makes: the one of a kind of Kubernetes' own, or every one that a kind of anybody's has a template for, in lists
 * too (a job of several tasks has several). Empty when it makes none.
 */
export function podsOf(object: Manifest): readonly Pod[] {
  const known = WORKLOAD_GROUPS.has(object.group) ? POD_SPEC_PATH[object.kind] : undefined;
  const paths = known === undefined ? templatesBelow(object.content.spec, ['spec']) : [known];
  return paths.map((path) => {
    const spec = partAt(object, path);
    return { spec, path, containers: containersOf(spec, path) };
  });
}

/** Ways to the pods' specifications below `part`, by their form: a `spec` inside something, with containers. */
function templatesBelow(part: unknown, path: Path): readonly Path[] {
  if (path.length > DEEPEST || typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, below]) => {
    const here = [...path, Array.isArray(part) ? Number(key) : key];
    return key === 'spec' && Array.isArray(recordOf(below).containers) ? [here] : templatesBelow(below, here);
  });
}

/** The specification of a cloud host (a KubeVirt machine's, or the template of several) and where it lies; null for anything else. */
export function hostOf(object: Manifest): Pick<Pod, 'spec' | 'path'> | null {
  const path = HOST_GROUP.test(object.group) ? HOST_SPEC_PATH[object.kind] : undefined;
  return path === undefined ? null : { spec: partAt(object, path), path };
}

/** Everything an object runs, pods and hosts alike, for rules that hold for both. */
export function runsOf(object: Manifest): readonly Pick<Pod, 'spec' | 'path'>[] {
  const host = hostOf(object);
  return host === null ? podsOf(object) : [host];
}

function partAt(object: Manifest, path: Path): Part {
  const part = path.reduce<unknown>(
    (inside, key) => (typeof key === 'number' ? listOf(inside)[key] : recordOf(inside)[key]),
    object.content,
  );
  return recordOf(part);
}

function containersOf(spec: Part, path: Path): readonly Container[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((sort) =>
    listOf(spec[sort]).map((container, index) => {
      const content = recordOf(container);
      return { name: textOf(content.name), content, sort, path: [...path, sort, index] };
    }),
  );
}
