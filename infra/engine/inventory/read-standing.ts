import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import { type StandingObject, UNREADABLE } from '@zhengyun/interface/standing.ts';
import { type ClusterConnection, withCluster } from './cluster-connection.ts';
import { type LiveObject, listLive } from './live-object.ts';
import { ObjectPaths } from './object-path.ts';
import { distinct, isOver, workloadOf } from './workload.ts';

/** Where a tenancy's things can stand. */
export interface TenancyPlace {
  readonly namespace: string;
  /** The tenancy's printed number, lower case, which its objects elsewhere bear as a label. */
  readonly tenancy: string;
  /** Where schedules of backups lie; null: the cloud has no such operator. */
  readonly backupNamespace: string | null;
}

/** What is somebody's work or data, and what makes its pods and volumes. */
const MAKERS = [
  { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' },
  { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
  { apiVersion: 'redis.redis.opstreelabs.in/v1beta2', kind: 'RedisReplication' },
  { apiVersion: 'objectbucket.io/v1alpha1', kind: 'ObjectBucketClaim' },
] as const;
/** What makes pods when told to, or at its hour, and may have none now. */
const CONTROLLERS = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'batch/v1', kind: 'CronJob' },
] as const;
const VOLUME = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const;
const POD = { apiVersion: 'v1', kind: 'Pod' } as const;
const SCHEDULE = { apiVersion: 'velero.io/v1', kind: 'Schedule' } as const;
const TENANCY_LABEL = 'zhengyun.cn/tenancy';

/**
 * What of a tenancy its end would take from somebody (hosts, volumes, databases, caches, buckets, and workloads, also those that are
 * scaled to none or wait for their hour) or leave behind (backup schedules in the operator's namespace), as the cluster has it: the
 * ledger knows nothing of volumes that a department's own sets made. What a resource's operator made counts as that resource's. Not
 * looked at, since it goes with what it serves: a department's ConfigMaps, services and ingresses, its Secrets, which the platform may
 * not read, and jobs and sets without pods that nothing else stands for. Rejects with ClusterUnreachable.
 */
export function readStanding(kubeconfig: string, place: TenancyPlace): Promise<readonly StandingObject[]> {
  return withCluster(kubeconfig, async (cluster) => {
    const paths = new ObjectPaths(cluster);
    const { namespace } = place;
    const makers = await Promise.all(MAKERS.map((kind) => read(cluster, paths, { ...kind, namespace })));
    const resourceOf = new Map(makers.flat().map(({ kind, name, resource }) => [`${kind} ${name}`, resource]));
    const volumes = await read(cluster, paths, { ...VOLUME, namespace });
    const controllers = await Promise.all(CONTROLLERS.map((kind) => read(cluster, paths, { ...kind, namespace })));
    const pods = await workloads(cluster, paths, namespace);
    const made = [...volumes, ...controllers.flat(), ...pods].map(({ maker, ...object }) => ({
      ...object,
      resource: object.resource ?? resourceOf.get(maker) ?? null,
    }));
    const inside = [...makers.flat().map(({ maker: _, ...object }) => object), ...made];
    return distinct([...withResource(inside), ...(await schedules(cluster, paths, place))]);
  });
}

/** A workload is found as itself and by its pods; either may say of which resource it is. */
function withResource(objects: readonly StandingObject[]): readonly StandingObject[] {
  const said = objects.filter(({ resource }) => resource !== null);
  const resourceOf = new Map(said.map(({ kind, name, resource }) => [`${kind} ${name}`, resource]));
  return objects.map((object) => ({ ...object, resource: resourceOf.get(`${object.kind} ${object.name}`) ?? null }));
}

type Found = StandingObject & { readonly maker: string };

async function read(
  cluster: ClusterConnection,
  paths: ObjectPaths,
  wanted: Parameters<typeof listLive>[2],
): Promise<readonly Found[]> {
  const { kind } = wanted;
  const objects = await listLive(cluster, paths, wanted);
  if (objects === null) return [{ kind, name: UNREADABLE, resource: null, outside: false, maker: '' }];
  return objects.map((object) => ({ kind, name: object.metadata.name, ...ownership(object) }));
}

async function workloads(cluster: ClusterConnection, paths: ObjectPaths, namespace: string): Promise<readonly Found[]> {
  const pods = await listLive(cluster, paths, { ...POD, namespace });
  if (pods === null) return [{ kind: POD.kind, name: UNREADABLE, resource: null, outside: false, maker: '' }];
  return pods.filter((pod) => !isOver(pod)).map((pod) => ({ ...workloadOf(pod), ...ownership(pod) }));
}

function ownership(object: LiveObject): Pick<Found, 'resource' | 'outside' | 'maker'> {
  const { kind, name } = workloadOf(object);
  const maker = `${kind === 'VirtualMachineInstance' ? 'VirtualMachine' : kind} ${name}`;
  return { resource: object.metadata.labels?.[RESOURCE_LABEL] ?? null, outside: false, maker };
}

async function schedules(
  cluster: ClusterConnection,
  paths: ObjectPaths,
  { backupNamespace, tenancy }: TenancyPlace,
): Promise<readonly StandingObject[]> {
  if (backupNamespace === null) return [];
  const selector = `${TENANCY_LABEL}=${tenancy}`;
  const found = await read(cluster, paths, { ...SCHEDULE, namespace: backupNamespace, selector });
  return found.map(({ maker: _, ...object }) => ({ ...object, outside: true }));
}
