import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import { UNREADABLE } from '@zhengyun/interface/standing.ts';
import { withCluster } from './cluster-connection.ts';
import { type LiveObject, listLive, type MountedVolume } from './live-object.ts';
import { ObjectPaths } from './object-path.ts';
import { distinct, isOver, type Workload, workloadOf } from './workload.ts';

/** A resource that others may be using. */
export interface UsedResource {
  readonly namespace: string;
  /** Its printed number, lower case. */
  readonly resource: string;
  /** Class of the pods that run on the resource's share of the tenancy; null: it is no share, its volumes alone can be in use. */
  readonly podClass: string | null;
  /** Names of those of its volumes that matter; null: all. */
  readonly volumes: readonly string[] | null;
}

/** What makes pods, or will at its next hour, though it has none now. */
const CONTROLLERS = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'batch/v1', kind: 'CronJob' },
] as const;
const HOST = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' } as const;
const POD = { apiVersion: 'v1', kind: 'Pod' } as const;
const VOLUME = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const;

/**
 * The workloads that stand on a resource: what has mounted one of its volumes or runs in its share, and what would do so again by
 * itself. Taken from under them its volumes would hang half deleted until the last pod ends, and what needs no volume would run on
 * unpaid. Kinds that can't be read are named as such. Rejects with ClusterUnreachable.
 */
export function readUsers(kubeconfig: string, used: UsedResource): Promise<readonly Workload[]> {
  return withCluster(kubeconfig, async (cluster) => {
    const paths = new ObjectPaths(cluster);
    const { namespace, resource, podClass, volumes: wanted } = used;
    const all = (kind: { apiVersion: string; kind: string }, selector?: string) =>
      listLive(cluster, paths, { ...kind, namespace, ...(selector ? { selector } : {}) });
    const volumes = await all(VOLUME, `${RESOURCE_LABEL}=${resource}`);
    const own = volumes?.map(({ metadata }) => metadata.name) ?? [];
    const claims = new Set(own.filter((name) => wanted === null || wanted.includes(name)));
    const isUser = (spec: PodSpec) =>
      (podClass !== null && spec?.priorityClassName === podClass) || mounts(spec, claims);
    const unreadable = ({ kind }: { kind: string }): Workload[] => [{ kind, name: UNREADABLE }];
    const pods = await all(POD);
    const running = pods?.filter((pod) => !isOver(pod) && isUser(pod.spec)).map(workloadOf);
    const hosts = (await all(HOST))?.filter(
      ({ metadata, spec }) => metadata.labels?.[RESOURCE_LABEL] !== resource && mounts(spec?.template?.spec, claims),
    );
    const controllers = await Promise.all(
      CONTROLLERS.map(async (kind) => {
        const found = await all(kind);
        if (found === null) return unreadable(kind);
        return found
          .filter((object) => makesPods(object) && isUser(podOf(object)))
          .map((object) => named(kind, object));
      }),
    );
    return distinct([
      ...(volumes === null ? unreadable(VOLUME) : []),
      ...(running ?? unreadable(POD)),
      ...(hosts?.map((host) => named(HOST, host)) ?? unreadable(HOST)),
      ...controllers.flat(),
    ]);
  });
}

type PodSpec = { readonly priorityClassName?: string; readonly volumes?: readonly MountedVolume[] } | undefined;

function mounts(spec: PodSpec, claims: ReadonlySet<string>): boolean {
  return (spec?.volumes ?? []).some(({ persistentVolumeClaim, dataVolume }) =>
    claims.has(persistentVolumeClaim?.claimName ?? dataVolume?.name ?? ''),
  );
}

const podOf = ({ spec }: LiveObject): PodSpec => spec?.jobTemplate?.spec?.template?.spec ?? spec?.template?.spec;

/** Whether a controller makes pods by itself: not while it is scaled to none or suspended. */
function makesPods({ spec }: LiveObject): boolean {
  return spec?.replicas !== 0 && spec?.suspend !== true;
}

const named = ({ kind }: { kind: string }, { metadata }: LiveObject): Workload => ({ kind, name: metadata.name });
