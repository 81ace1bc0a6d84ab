import { isDeepStrictEqual } from 'node:util';
import { type Adopted, type AdoptedObject, adoptedSchema } from '@zhengyun/interface/adopted.ts';
import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import { type OwnWall, ownWalls } from '@zhengyun/tenancy/own-walls.ts';
import { type ClusterConnection, withCluster } from './cluster-connection.ts';
import { isReachedFromOutside } from './is-reached-from-outside.ts';
import { refusalOf } from './refusal-of.ts';

/** A namespace as it may be adopted, or why it may not be. */
export type Adoptable =
  | { readonly is: 'adoptable'; readonly adopted: Adopted }
  | { readonly is: 'not'; readonly problems: readonly string[] };

interface Candidate {
  readonly namespace: string;
  readonly oidcGroup: string;
  readonly cloud: Pick<CloudOutputs, 'tenantRoles'>;
}

interface Live {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
    readonly finalizers?: readonly string[];
    readonly deletionTimestamp?: string;
  };
  readonly spec?: Record<string, unknown>;
  /** Of a binding: what it binds, and whom. */
  readonly roleRef?: unknown;
  readonly subjects?: unknown;
  readonly status?: { readonly phase?: string };
}
/** Written by clients for themselves; no provider takes it for an input. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const RESERVED = /^(?:kube-|zy-|(?:default|velero|kubevirt|cdi|cnpg-system|redis-operator|rook-ceph|cert-manager)$)/;

/**
 * Reads a namespace with its quotas and volumes for adoption. Refused: one that is not there, is going, or is the cluster's, an
 * operator's or the platform's own; a volume that is not bound, since it could be nobody's data; and what would leave a hole in a
 * tenancy's walls, with the command that closes it. The walls that a broken-off adoption left there are known by the department's
 * group and the cloud's roles. Rejects with ClusterUnreachable.
 */
export async function readAdoptable(
  kubeconfig: string,
  { namespace, oidcGroup, cloud }: Candidate,
): Promise<Adoptable> {
  if (RESERVED.test(namespace))
    return { is: 'not', problems: [`namespace ${namespace} is the cluster's or the platform's own`] };
  return withCluster(kubeconfig, async (cluster) => {
    const base = `/api/v1/namespaces/${encodeURIComponent(namespace)}`;
    const own = await get(cluster, base);
    if (own === null) return { is: 'not', problems: [`the cluster has no namespace ${namespace}`] };
    const live = own as Live;
    const quotas = notOurs(await list(cluster, `${base}/resourcequotas`));
    const claims = await list(cluster, `${base}/persistentvolumeclaims`);
    const problems = [live, ...quotas, ...claims]
      .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
      .map(({ metadata }) => `${metadata.name} is being deleted`);
    for (const { metadata, status } of claims)
      if (status?.phase !== 'Bound')
        problems.push(`volume ${metadata.name} is ${status?.phase ?? 'of no phase'}, not Bound`);
    problems.push(...openingsOf(namespace, await openingsIn(cluster, namespace), ownWalls(oidcGroup, cloud)));
    if (problems.length > 0) return { is: 'not', problems };
    const objects = [
      ...quotas.map((quota) => asAdopted('ResourceQuota', quota)),
      ...claims.map((claim) => asAdopted('PersistentVolumeClaim', claim)),
    ];
    return { is: 'adoptable', adopted: adoptedSchema.parse({ ...partsOf(live), objects }) };
  });
}

/** Objects that open a namespace whatever walls stand beside them: policies add up, and so do bindings. */
interface Openings {
  readonly policies: readonly Live[];
  readonly bindings: readonly Live[];
  readonly services: readonly Live[];
}

async function openingsIn(cluster: ClusterConnection, namespace: string): Promise<Openings> {
  const within = (group: string, kind: string) =>
    list(cluster, `/${group}/namespaces/${encodeURIComponent(namespace)}/${kind}`);
  return {
    policies: await within('apis/networking.k8s.io/v1', 'networkpolicies'),
    bindings: await within('apis/rbac.authorization.k8s.io/v1', 'rolebindings'),
    services: (await within('api/v1', 'services')).filter(({ spec }) => isReachedFromOutside(spec ?? {})),
  };
}

/**
 * One sentence for each opening that is not one of `own`, with what closes it. Anyone may choose a name, so one of the platform's
 * counts only for an object that says exactly what the platform's says.
 */
export function openingsOf(
  namespace: string,
  { policies, bindings, services }: Openings,
  own: readonly OwnWall[],
): readonly string[] {
  const isOwn = (kind: OwnWall['kind'], name: string, content: unknown) =>
    own.some((wall) => wall.kind === kind && wall.name === name && isDeepStrictEqual(wall.content, content));
  const named = (objects: readonly Live[], kind: string, what: string) =>
    objects.map(({ metadata }) => `${what} ${metadata.name}: kubectl delete -n ${namespace} ${kind} ${metadata.name}`);
  const foreignPolicies = policies.filter(({ metadata, spec }) => !isOwn('NetworkPolicy', metadata.name, spec));
  const foreignBindings = bindings.filter(
    ({ metadata, roleRef, subjects }) => !isOwn('RoleBinding', metadata.name, { roleRef, subjects }),
  );
  return [
    ...named(foreignPolicies, 'networkpolicy', 'a tenancy has the platform’s network policies alone; remove'),
    ...named(foreignBindings, 'rolebinding', 'rights in a tenancy come from the platform alone; remove'),
    ...named(services, 'service', 'a service that is reached from outside is ordered as a load balancer; remove'),
  ];
}

/** Without what the platform made itself, in an adoption that was broken off: the next one has it in its state, and plans it. */
export function notOurs<Named extends Pick<Live, 'metadata'>>(objects: readonly Named[]): readonly Named[] {
  return objects.filter(({ metadata }) => !metadata.name.startsWith('zy-'));
}

function asAdopted(kind: AdoptedObject['kind'], live: Live) {
  return { kind, name: live.metadata.name, finalizers: live.metadata.finalizers ?? [], ...partsOf(live) };
}

function partsOf({ metadata, spec }: Live) {
  const { [LAST_APPLIED]: _, ...annotations } = metadata.annotations ?? {};
  return { labels: metadata.labels ?? {}, annotations, spec: spec ?? {} };
}

async function get(cluster: ClusterConnection, path: string): Promise<unknown> {
  const { status, body } = await cluster.get(path);
  if (status === 404) return null;
  if (status === 200) return body;
  throw await refusalOf(cluster, path, { status, body });
}

async function list(cluster: ClusterConnection, path: string): Promise<readonly Live[]> {
  return ((await get(cluster, path)) as { items: Live[] } | null)?.items ?? [];
}
