import { type ApiClient, ApiError } from './api-client.ts';
import { NODE_SIZE, type NodePool, nodeNames } from './node-pools.ts';

/** Makes the simulated nodes that are missing; those that exist keep the labels and taints that programs gave them. */
export async function ensureNodes(api: ApiClient, pools: readonly NodePool[]): Promise<void> {
  const wanted = pools.flatMap((pool) => nodeNames(pool).map((name) => simulatedNode(name, pool)));
  await Promise.all(
    wanted.map(async (node) => {
      try {
        await api.call({ method: 'POST', path: '/api/v1/nodes', body: node });
      } catch (error) {
        if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
      }
    }),
  );
}

function simulatedNode(name: string, { pool, xinchuang, size = NODE_SIZE }: NodePool): object {
  const architecture = xinchuang ? 'arm64' : 'amd64';
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': architecture,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'zhengyun.cn/pool': pool,
        'zhengyun.cn/xinchuang': String(xinchuang),
        'zhengyun.cn/simulated': 'true',
      },
    },
    status: { allocatable: size, capacity: size, nodeInfo: { architecture, operatingSystem: 'linux' } },
  };
}
