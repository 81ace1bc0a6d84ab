import { type ClusterRight, rightText } from '@zhengyun/interface/cloud-rights.ts';
import type { ServiceName } from '@zhengyun/interface/services.ts';
import { allowedRights } from './allowed-rights.ts';
import { type ClusterConnection, ClusterRefused, withCluster } from './cluster-connection.ts';

/** What a cluster says of itself to one credential. */
export interface ClusterSurvey {
  /** uid of the namespace kube-system. */
  readonly uid: string;
  readonly kubernetesVersion: string;
  /** Rights asked about that the credential lacks, as text; empty: it has all. */
  readonly missing: readonly string[];
  readonly nodes: readonly string[];
  /** Provisioners of the storage classes there are. */
  readonly provisioners: readonly string[];
  /** Whether the definition of virtual machines is there. */
  readonly kubevirt: boolean;
  /** Services whose operator's kinds the cluster serves; a load balancer's controller has none, so it is never named. */
  readonly operators: readonly ServiceName[];
}

/** The API group by which each operator is known. */
const GROUP_OF: Readonly<Partial<Record<ServiceName, string>>> = {
  postgresql: 'postgresql.cnpg.io',
  objectStorage: 'objectbucket.io',
  cache: 'redis.redis.opstreelabs.in',
  backup: 'velero.io',
  gpu: 'resource.k8s.io',
  hostImages: 'cdi.kubevirt.io',
};

const MOST_NODES = 5_000;

/**
 * Looks at a cluster before it is registered: who it is, whether the credential may do all of `rights`, and what there is to
 * choose from. Rejects with ClusterUnreachable when there is no answer, with ClusterRefused when there is only a refusal. What
 * a credential may not list is empty and named among the missing rights.
 */
export function surveyCluster(kubeconfig: string, rights: readonly ClusterRight[]): Promise<ClusterSurvey> {
  return withCluster(kubeconfig, async (cluster) => {
    const { gitVersion: kubernetesVersion } = await read<{ gitVersion: string }>(cluster, '/version');
    const { metadata } = await read<{ metadata: { uid: string } }>(cluster, '/api/v1/namespaces/kube-system');
    const allowed = new Set(await allowedRights(cluster, rights));
    const nodes = await list(cluster, `/api/v1/nodes?limit=${MOST_NODES}`);
    const classes = await list(cluster, '/apis/storage.k8s.io/v1/storageclasses');
    const definition = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/virtualmachines.kubevirt.io';
    const { status } = await cluster.get(definition);
    const { groups } = await read<{ groups: readonly { name: string }[] }>(cluster, '/apis');
    return {
      uid: metadata.uid,
      kubernetesVersion,
      missing: rights.filter((right) => !allowed.has(right)).map(rightText),
      nodes: nodes.flatMap(({ metadata: { name } }) => name ?? []).toSorted(),
      provisioners: [...new Set(classes.flatMap(({ provisioner }) => provisioner ?? []))].toSorted(),
      kubevirt: status === 200,
      operators: (Object.keys(GROUP_OF) as ServiceName[]).filter((name) =>
        groups.some((group) => group.name === GROUP_OF[name]),
      ),
    };
  });
}

async function read<Body>(cluster: ClusterConnection, path: string): Promise<Body> {
  const { status, body } = await cluster.get(path);
  if (status === 200) return body as Body;
  const { message } = (body ?? {}) as { message?: string };
  throw new ClusterRefused(`${path}: ${status} ${message ?? ''}`.trim());
}

interface Listed {
  readonly metadata: { readonly name?: string };
  readonly provisioner?: string;
}

async function list(cluster: ClusterConnection, path: string): Promise<readonly Listed[]> {
  const { status, body } = await cluster.get(path);
  return status === 200 ? (body as { items: Listed[] }).items : [];
}
