import { request } from 'node:https';
import { parse } from 'yaml';
import { claimShape, hostShape, spaceShape } from './expected-objects.ts';

/** One object that the Kubernetes API itself says exists. */
export interface ProvenObject {
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Number of the resource that it says it belongs to, lower case. */
  readonly resource: string;
  readonly cloud: string;
  /** What it is and how large, as the cluster has it. */
  readonly shape: string;
}

interface Kubeconfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'certificate-authority-data': string };
  }[];
  readonly users: readonly {
    readonly user: {
      readonly token?: string;
      readonly 'client-certificate-data'?: string;
      readonly 'client-key-data'?: string;
    };
  }[];
}

interface ListedObject {
  readonly metadata: {
    readonly uid: string;
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly storageClassName?: string;
    readonly template?: {
      readonly spec?: {
        readonly domain?: {
          readonly cpu?: { readonly cores?: number };
          readonly memory?: { readonly guest?: string };
        };
      };
    };
  };
  readonly status?: {
    readonly capacity?: { readonly storage?: string };
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

const decode = (text: string | undefined): Buffer | undefined =>
  text === undefined ? undefined : Buffer.from(text, 'base64');

/** A GET on the API server of `kubeconfig`, past the console: with the cluster's own credential. */
async function get(
  kubeconfig: string,
  path: string,
): Promise<{ items: readonly ListedObject[] } & Record<string, unknown>> {
  const parsed = parse(kubeconfig) as Kubeconfig;
  const cluster = parsed.clusters[0]?.cluster;
  const user = parsed.users[0]?.user;
  if (!cluster || !user) throw new Error('the kubeconfig names no cluster or no user');
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request(
      new URL(path, cluster.server),
      {
        ca: decode(cluster['certificate-authority-data']),
        cert: decode(user['client-certificate-data']),
        key: decode(user['client-key-data']),
        headers: user.token ? { authorization: `Bearer ${user.token}` } : {},
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(Buffer.concat(chunks).toString())
            : reject(new Error(`${path} answered ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  return JSON.parse(text);
}

const ready = (object: ListedObject): boolean =>
  object.status?.phase === 'Bound' ||
  (object.status?.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True');

/** Version the API server names, e.g. `v1.36.3`. */
export async function kubernetesVersion(kubeconfig: string): Promise<string> {
  return String((await get(kubeconfig, '/version')).gitVersion);
}

/**
 * Hosts, volumes and shares of containers that carry a resource's label, read from the cluster and not from the console. Throws when a host is not
 * Ready or a volume not Bound: what is on the statement must stand on the cluster.
 */
export async function proveObjects(kubeconfig: string): Promise<readonly ProvenObject[]> {
  const selector = `?labelSelector=${encodeURIComponent('zhengyun.cn/resource')}`;
  const hosts = await get(kubeconfig, `/apis/kubevirt.io/v1/virtualmachines${selector}`);
  const volumes = await get(kubeconfig, `/api/v1/persistentvolumeclaims${selector}`);
  const quotas = await get(kubeconfig, `/api/v1/resourcequotas${selector}`);
  const kinds = [
    ...quotas.items.flatMap((object) =>
      object.spec?.hard?.['limits.cpu'] ? [['ResourceQuota', object] as const] : [],
    ),
    ...hosts.items.map((object) => ['VirtualMachine', object] as const),
    ...volumes.items.map((object) => ['PersistentVolumeClaim', object] as const),
  ];
  return kinds.map(([kind, object]) => {
    const { uid, name, namespace, labels } = object.metadata;
    if (kind !== 'ResourceQuota' && !ready(object))
      throw new Error(`${kind} ${namespace}/${name} exists and is not ready`);
    const [resource, cloud] = [labels?.['zhengyun.cn/resource'] ?? '', labels?.['zhengyun.cn/cloud'] ?? ''];
    return { id: uid, kind, namespace, name, resource, cloud, shape: shapeOf(kind, object) };
  });
}

function shapeOf(kind: string, { spec, status }: ListedObject): string {
  if (kind === 'PersistentVolumeClaim')
    return claimShape(spec?.storageClassName?.split('-').at(-1) ?? '?', gigabytes(status?.capacity?.storage));
  if (kind === 'ResourceQuota')
    return spaceShape(Number(spec?.hard?.['limits.cpu']), gigabytes(spec?.hard?.['limits.memory']));
  const domain = spec?.template?.spec?.domain;
  return hostShape(domain?.cpu?.cores ?? Number.NaN, gigabytes(domain?.memory?.guest));
}

/** Gigabytes as sold are GiB on the cluster. */
function gigabytes(quantity: string | undefined): number {
  const [, digits, suffix] = /^(\d+)(Gi|Ti)$/.exec(quantity ?? '') ?? [];
  return digits === undefined ? Number.NaN : Number(digits) * (suffix === 'Ti' ? 1_024 : 1);
}
