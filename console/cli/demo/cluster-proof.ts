import { request } from 'node:https';
import { parse } from 'yaml';

/** One object that the Kubernetes API itself says exists. */
export interface ProvenObject {
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
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
  readonly status?: {
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
 * Hosts and volumes that carry a resource's label, read from the cluster and not from the console. Throws when one is not
 * Ready or Bound: what is on the statement must stand on the cluster.
 */
export async function proveObjects(kubeconfig: string): Promise<readonly ProvenObject[]> {
  const selector = `?labelSelector=${encodeURIComponent('zhengyun.cn/resource')}`;
  const hosts = await get(kubeconfig, `/apis/kubevirt.io/v1/virtualmachines${selector}`);
  const volumes = await get(kubeconfig, `/api/v1/persistentvolumeclaims${selector}`);
  const kinds = [
    ...hosts.items.map((object) => ['VirtualMachine', object] as const),
    ...volumes.items.map((object) => ['PersistentVolumeClaim', object] as const),
  ];
  return kinds.map(([kind, object]) => {
    const { uid, name, namespace } = object.metadata;
    if (!ready(object)) throw new Error(`${kind} ${namespace}/${name} exists and is not ready`);
    return { id: uid, kind, namespace, name };
  });
}
