import { randomUUID } from 'node:crypto';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, connectApi } from './api-client.ts';
import { NODE_POOLS, nodeNames } from './node-pools.ts';

interface Conditions {
  status?: { conditions?: { type: string; status: string }[]; phase?: string; capacity?: { storage?: string } };
}

const isTrue = (object: Conditions, type: string): boolean =>
  object.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;

describe('a local cluster', () => {
  const namespace = `test-${randomUUID().slice(0, 8)}`;
  const suffix = randomUUID().slice(0, 8);
  let api: ApiClient;
  let other: ApiClient;
  const get = <T>(path: string): Promise<T> => api.call<T>({ method: 'GET', path });
  const post = (path: string, body: object): Promise<unknown> => api.call({ method: 'POST', path, body });

  beforeAll(async () => {
    const [province, cities] = testKubeconfigs();
    api = connectApi(province);
    other = connectApi(cities);
    await post('/api/v1/namespaces', { metadata: { name: namespace } });
    for (const [name, reclaimPolicy, mode] of [
      ['delete', 'Delete', 'Immediate'],
      ['retain', 'Retain', 'WaitForFirstConsumer'],
    ]) {
      await post('/apis/storage.k8s.io/v1/storageclasses', {
        metadata: { name: `${name}-${suffix}` },
        provisioner: 'local.zhengyun.cn/simulated',
        reclaimPolicy,
        volumeBindingMode: mode,
        allowVolumeExpansion: true,
      });
    }
  });
  afterAll(async () => {
    await api.call({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
    api.close();
    other.close();
  });

  const claim = (name: string, storageClass: string, storage: string): Promise<unknown> =>
    post(`/api/v1/namespaces/${namespace}/persistentvolumeclaims`, {
      metadata: { name },
      spec: {
        storageClassName: `${storageClass}-${suffix}`,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage } },
      },
    });
  const claimPath = (name: string): string => `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}`;

  it('says it is Kubernetes 1.36.3 and is another cluster than its neighbour', async () => {
    const version = await get<{ gitVersion: string }>('/version');
    expect(version.gitVersion).toBe('v1.36.3');
    const uidOf = async (client: ApiClient): Promise<string> =>
      (await client.call<{ metadata: { uid: string } }>({ method: 'GET', path: '/api/v1/namespaces/kube-system' }))
        .metadata.uid;
    expect(await uidOf(api)).not.toBe(await uidOf(other));
  });

  it('has every simulated node Ready, with its pool and architecture', async () => {
    await expect
      .poll(
        async () => {
          const { items } = await get<{ items: (Conditions & { metadata: { name: string } })[] }>('/api/v1/nodes');
          return items.filter((node) => isTrue(node, 'Ready')).map((node) => node.metadata.name);
        },
        { timeout: 30_000 },
      )
      .toEqual(NODE_POOLS.province.flatMap(nodeNames).sort());
    const node = await get<{ metadata: { labels: Record<string, string> } }>('/api/v1/nodes/province-xinchuang-01');
    expect(node.metadata.labels).toMatchObject({
      'zhengyun.cn/pool': 'province-xinchuang',
      'kubernetes.io/arch': 'arm64',
    });
  });

  it('runs a deployment and counts it against the quota', async () => {
    await post(`/api/v1/namespaces/${namespace}/resourcequotas`, {
      metadata: { name: 'all' },
      spec: { hard: { pods: '5' } },
    });
    const labels = { app: 'web' };
    await post(`/apis/apps/v1/namespaces/${namespace}/deployments`, {
      metadata: { name: 'web' },
      spec: {
        replicas: 3,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web' }] } },
      },
    });
    await expect
      .poll(() => get(`/apis/apps/v1/namespaces/${namespace}/deployments/web`), { timeout: 30_000 })
      .toMatchObject({ status: { readyReplicas: 3 } });
    await expect
      .poll(() => get(`/api/v1/namespaces/${namespace}/resourcequotas/all`), { timeout: 30_000 })
      .toMatchObject({ status: { used: { pods: '3' } } });
  });

  it('binds a claim, grows it, and removes its volume with it', async () => {
    await claim('disk', 'delete', '10Gi');
    await expect
      .poll(() => get<Conditions>(claimPath('disk')), { timeout: 30_000 })
      .toMatchObject({
        status: { phase: 'Bound', capacity: { storage: '10Gi' } },
      });
    await api.call({
      method: 'PATCH',
      path: claimPath('disk'),
      contentType: 'application/merge-patch+json',
      body: { spec: { resources: { requests: { storage: '20Gi' } } } },
    });
    await expect
      .poll(() => get<Conditions>(claimPath('disk')), { timeout: 30_000 })
      .toMatchObject({
        status: { phase: 'Bound', capacity: { storage: '20Gi' } },
      });
    const { spec } = await get<{ spec: { volumeName: string } }>(claimPath('disk'));
    const volume = `/api/v1/persistentvolumes/${spec.volumeName}`;
    expect(await get(volume)).toMatchObject({
      metadata: { labels: { 'zhengyun.cn/simulated': 'true' } },
      spec: { capacity: { storage: '20Gi' } },
    });
    await api.call({ method: 'DELETE', path: claimPath('disk') });
    await expect
      .poll(
        () =>
          get(volume).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 30_000 },
      )
      .toBe('gone');
  });

  it('binds a claim of a class that waits for a consumer, and keeps its volume when the class says so', async () => {
    await claim('kept', 'retain', '1Gi');
    await expect
      .poll(() => get<Conditions>(claimPath('kept')), { timeout: 30_000 })
      .toMatchObject({
        status: { phase: 'Bound' },
      });
    const { spec } = await get<{ spec: { volumeName: string } }>(claimPath('kept'));
    await api.call({ method: 'DELETE', path: claimPath('kept') });
    await expect
      .poll(() => get<Conditions>(`/api/v1/persistentvolumes/${spec.volumeName}`), { timeout: 30_000 })
      .toMatchObject({ status: { phase: 'Released' } });
  });
});
