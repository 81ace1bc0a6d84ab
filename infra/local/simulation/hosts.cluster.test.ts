import { randomUUID } from 'node:crypto';
import { readInventory } from '@zhengyun/engine/inventory/read-inventory.ts';
import { restartHosts } from '@zhengyun/engine/inventory/restart-hosts.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, ApiError, connectApi } from '../control-plane/api-client.ts';

const HOSTS = 'virtualmachines.kubevirt.io';
/** As small as the definition may be; other tests of the run may have installed a fuller one. */
const DEFINITION = {
  metadata: { name: HOSTS },
  spec: {
    group: 'kubevirt.io',
    scope: 'Namespaced',
    names: {
      kind: 'VirtualMachine',
      listKind: 'VirtualMachineList',
      plural: 'virtualmachines',
      singular: 'virtualmachine',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        subresources: { status: {} },
      },
    ],
  },
};

describe('a cloud host on a local cluster', () => {
  const namespace = `test-${randomUUID().slice(0, 8)}`;
  let api: ApiClient;
  const get = (path: string): Promise<unknown> => api.call({ method: 'GET', path });
  const post = (path: string, body: object): Promise<unknown> => api.call({ method: 'POST', path, body });

  beforeAll(async () => {
    api = connectApi(testKubeconfigs()[1]);
    await post('/api/v1/namespaces', { metadata: { name: namespace } });
    await post('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', DEFINITION).catch((error) => {
      if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
    });
    await post('/apis/storage.k8s.io/v1/storageclasses', {
      metadata: { name: namespace },
      provisioner: 'local.zhengyun.cn/simulated',
    });
  });
  afterAll(async () => {
    await api.call({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
    await api.call({ method: 'DELETE', path: `/apis/storage.k8s.io/v1/storageclasses/${namespace}` });
    api.close();
  });

  it('is not Ready before its disk is bound, is Ready then, and goes when it is deleted', async () => {
    const hosts = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
    await expect
      .poll(
        () =>
          get(hosts).then(
            () => 'served',
            () => 'unknown',
          ),
        { timeout: 20_000 },
      )
      .toBe('served');
    await post(hosts, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'host' },
      spec: {
        runStrategy: 'Always',
        template: { spec: { volumes: [{ name: 'system', persistentVolumeClaim: { claimName: 'system' } }] } },
      },
    });
    await expect
      .poll(() => get(`${hosts}/host`), { timeout: 20_000 })
      .toMatchObject({
        status: { printableStatus: 'WaitingForVolumeBinding', ready: false },
      });
    await post(`/api/v1/namespaces/${namespace}/persistentvolumeclaims`, {
      metadata: { name: 'system' },
      spec: {
        storageClassName: namespace,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '100Gi' } },
      },
    });
    await expect
      .poll(() => get(`${hosts}/host`), { timeout: 20_000 })
      .toMatchObject({
        status: { printableStatus: 'Running', ready: true, conditions: [{ type: 'Ready', status: 'True' }] },
      });
    await api.call({ method: 'DELETE', path: `${hosts}/host` });
    await expect
      .poll(() =>
        get(`${hosts}/host`).then(
          () => 'there',
          () => 'gone',
        ),
      )
      .toBe('gone');
  });

  it('that is resized keeps its size until it is restarted, and has the new one then', async () => {
    const kubeconfig = testKubeconfigs()[1];
    const hosts = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
    const template = (cores: number) => ({ spec: { domain: { cpu: { cores } }, volumes: [] } });
    await post(hosts, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'grows' },
      spec: { runStrategy: 'Always', template: template(2) },
    });
    const seen = async () => {
      const reference = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', namespace, name: 'grows' };
      return (await readInventory({ kubeconfig, objects: [reference] })).objects;
    };
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject([{ ready: true }]);
    await api.call({
      method: 'PATCH',
      path: `${hosts}/grows`,
      contentType: 'application/merge-patch+json',
      body: { spec: { template: template(8) } },
    });
    await expect
      .poll(seen, { timeout: 20_000 })
      .toMatchObject([{ ready: false, reason: expect.stringContaining('RestartRequired') }]);
    await restartHosts(kubeconfig, await seen());
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject([{ ready: true }]);
    const instance = `${hosts.replace(/s$/, '')}instances/grows`;
    expect(await get(instance)).toMatchObject({ spec: { domain: { cpu: { cores: 8 } } } });
  });
});
