import { AuthorizationV1Api, CustomObjectsApi, type V1Pod } from '@kubernetes/client-node';
import { SAMPLE_KEY } from '@zhengyun/components/testing/sample-inputs.ts';
import { type ProvisionedSpec, tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { LoadBalancerSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testKubeconfigs } from '../support/cluster.ts';
import { type DeployedCloud, deployCloud, loadedConfig, resourceOf } from '../support/deployed-cloud.ts';

let cloud: DeployedCloud;
beforeAll(async () => {
  cloud = await deployCloud('huizhou');
}, 300_000);
afterAll(() => cloud.remove());

/** Carries out a line from `before` to `spec` and waits until the cluster shows it ready; the names of its objects. */
async function deliver(spec: ProvisionedSpec, before?: ProvisionedSpec): Promise<readonly string[]> {
  return cloud.delivered(tenancyOutputsSchema.parse(await cloud.carryOut(cloud.line(spec, before))));
}

/** Names of everything in the tenancy that bears the line's label, by kind, among kinds that items leave behind. */
async function leftOf(item: ProvisionedSpec['item']): Promise<readonly string[]> {
  const { namespace } = cloud.base;
  const query = { namespace, labelSelector: `zhengyun.cn/resource=${resourceOf(item)}` };
  const lists = await Promise.all([
    cloud.core.listNamespacedPersistentVolumeClaim(query),
    cloud.core.listNamespacedPod(query),
    cloud.core.listNamespacedService(query),
    cloud.core.listNamespacedSecret(query),
    cloud.core.listNamespacedConfigMap(query),
  ]);
  return lists.flatMap(({ items }) => items.map(({ metadata }) => metadata?.name ?? ''));
}

async function release(spec: ProvisionedSpec): Promise<void> {
  await cloud.carryOut({ ...cloud.line(spec), verb: 'destroy' });
  await vi.waitFor(async () => expect(await leftOf(spec.item)).toEqual([]), { timeout: 60_000, interval: 500 });
}

describe('block disks on a real cluster', () => {
  it('are bound, grow in place, come and go by number, and leave nothing', async () => {
    const resource = resourceOf('block-disk');
    const two = { item: 'block-disk', class: 'fast', gb: 100, count: 2 } as const;
    expect(await deliver(two)).toEqual([
      `PersistentVolumeClaim ${resource}-001`,
      `PersistentVolumeClaim ${resource}-002`,
    ]);
    const uid = async () => {
      const name = `${resource}-001`;
      const claim = await cloud.core.readNamespacedPersistentVolumeClaim({ name, namespace: cloud.base.namespace });
      return { uid: claim.metadata?.uid, size: claim.spec?.resources?.requests?.storage };
    };
    const before = await uid();
    const grown = { ...two, gb: 200, count: 3 } as const;
    expect(await deliver(grown, two)).toHaveLength(3);
    expect(await uid()).toEqual({ uid: before.uid, size: '200Gi' });
    expect(await cloud.preview(cloud.line(two, grown))).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('DISK_SHRUNK') },
    });
    await release(grown);
  });
});

describe('cloud hosts on a real cluster', () => {
  const spec = { item: 'cloud-host', count: 1, vcpu: 1, memoryGb: 2, systemDiskGb: 10, dataDisks: [] } as const;
  const hosts: ProvisionedSpec = { ...spec, dataDisks: [] };

  it('stop and start in place, with the disks they have', async () => {
    const { namespace } = cloud.base;
    const name = `${resourceOf('cloud-host')}-001`;
    await deliver(hosts);
    const disk = async () =>
      (await cloud.core.readNamespacedPersistentVolumeClaim({ name: `${name}-system`, namespace })).metadata?.uid;
    const api = loadedConfig(cloud.operator).makeApiClient(CustomObjectsApi);
    const machines = { group: 'kubevirt.io', version: 'v1', namespace, plural: 'virtualmachines' };
    const machine = async () =>
      (await api.getNamespacedCustomObject({ ...machines, name })) as { metadata: { uid: string }; status: unknown };
    const before = { uid: (await machine()).metadata.uid, disk: await disk() };
    const switched = async (power: 'running' | 'stopped') => {
      const line = cloud.line(hosts, hosts);
      const outputs = await cloud.carryOut({ ...line, inputs: { ...(line.inputs as object), power } });
      await cloud.delivered(tenancyOutputsSchema.parse(outputs));
    };
    await switched('stopped');
    expect((await machine()).status).toMatchObject({ printableStatus: 'Stopped', ready: false });
    await switched('running');
    expect((await machine()).status).toMatchObject({ printableStatus: 'Running', ready: true });
    expect({ uid: (await machine()).metadata.uid, disk: await disk() }).toEqual(before);
    await release(hosts);
  }, 900_000);

  it('come with an operating system, on a disk that is filled with them, grows with them and goes with them', async () => {
    const { namespace } = cloud.base;
    const name = `${resourceOf('cloud-host')}-001`;
    const system = `${name}-system`;
    const operatingSystem = { image: 'openeuler-24-03-lts-amd64', sshKeys: [SAMPLE_KEY] };
    const one: ProvisionedSpec = { ...hosts, systemDiskGb: 40, dataDisks: [], operatingSystem };
    expect(await deliver(one)).toEqual([
      `PersistentVolumeClaim ${system}`,
      `DataVolume ${system}`,
      `VirtualMachine ${name}`,
    ]);
    const claim = () => cloud.core.readNamespacedPersistentVolumeClaim({ name: system, namespace });
    const before = await claim();
    expect(before.metadata?.labels).toMatchObject({ 'zhengyun.cn/resource': resourceOf('cloud-host') });
    expect(before.spec?.resources?.requests).toEqual({ storage: '40Gi' });
    const larger: ProvisionedSpec = { ...one, systemDiskGb: 60 };
    await deliver(larger, one);
    const after = await claim();
    expect(after.metadata?.uid).toBe(before.metadata?.uid);
    expect(after.status?.capacity).toEqual({ storage: '60Gi' });
    const other = { ...larger, operatingSystem: { ...operatingSystem, image: 'rocky-9-amd64' } };
    expect(await cloud.preview(cloud.line(other, larger))).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('SYSTEM_CHANGED') },
    });
    await release(larger);
  });
});

describe('managed services on a real cluster', () => {
  it('deliver a PostgreSQL with its members, grow it in place and leave nothing', async () => {
    const { namespace } = cloud.base;
    const name = resourceOf('postgresql');
    const one = {
      item: 'postgresql',
      version: '17',
      instances: 1,
      vcpu: 2,
      memoryGb: 4,
      storageGb: 20,
      storageClass: 'fast',
    } as const;
    expect(await deliver(one)).toEqual([
      `NetworkPolicy ${name}-operator`,
      `Cluster ${name}`,
      `RoleBinding ${name}-credentials`,
    ]);
    const secret = await cloud.core.readNamespacedSecret({ name: `${name}-app`, namespace });
    expect(Object.keys(secret.data ?? {})).toEqual(expect.arrayContaining(['username', 'password', 'host']));
    const claim = () => cloud.core.readNamespacedPersistentVolumeClaim({ name: `${name}-1`, namespace });
    const { uid } = (await claim()).metadata ?? {};
    const three = { ...one, instances: 3, vcpu: 4, storageGb: 40 } as const;
    await deliver(three, one);
    const grown = await claim();
    expect(grown.metadata?.uid).toBe(uid);
    expect(grown.status?.capacity?.storage).toBe('40Gi');
    const members = await cloud.core.listNamespacedPod({ namespace, labelSelector: `cnpg.io/cluster=${name}` });
    expect(members.items.map(({ spec }) => spec?.containers[0]?.resources?.requests?.cpu)).toEqual(['4', '4', '4']);
    expect(members.items.every(({ metadata }) => metadata?.labels?.['zhengyun.cn/resource'] === name)).toBe(true);
    expect(await cloud.preview(cloud.line({ ...three, version: '18' }, three))).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('VERSION_CHANGED') },
    });
    await release(three);
  });

  it('deliver a bucket with its address and keys, change its limits in place and leave nothing', async () => {
    const { namespace } = cloud.base;
    const name = resourceOf('object-bucket');
    const small = { item: 'object-bucket', quotaGb: 100 } as const;
    expect(await deliver(small)).toContain(`ObjectBucketClaim ${name}`);
    const address = await cloud.core.readNamespacedConfigMap({ name, namespace });
    expect(address.data).toMatchObject({ BUCKET_NAME: `huizhou-${name}` });
    const keys = () => cloud.core.readNamespacedSecret({ name, namespace });
    const before = (await keys()).data;
    const large = { ...small, quotaGb: 2_000, maximumObjects: 1_000_000 } as const;
    await deliver(large, small);
    expect((await keys()).data).toEqual(before);
    await release(large);
  });

  it('deliver a cache, give it copies in place and leave nothing', async () => {
    const { namespace } = cloud.base;
    const name = resourceOf('cache');
    const alone = { item: 'cache', memoryGb: 2, replicas: 0, vcpu: 1 } as const;
    expect(await deliver(alone)).toContain(`StatefulSet ${name}`);
    const copied = { ...alone, replicas: 2 } as const;
    await deliver(copied, alone);
    const members = await cloud.core.listNamespacedPod({ namespace, labelSelector: `app=${name}` });
    expect(members.items).toHaveLength(3);
    await release(copied);
  });
});

describe('GPU shares on a real cluster', () => {
  it('give each pod that asks a device of its own, no more than were ordered, and leave nothing', async () => {
    const { namespace } = cloud.base;
    const resource = resourceOf('gpu-share');
    const one = { item: 'gpu-share', shares: 1, memoryGbPerShare: 12 } as const;
    expect(await deliver(one)).toEqual(['ResourceQuota zy-gpu-shares', `ResourceClaimTemplate ${resource}`]);
    for (const name of ['gpu-a', 'gpu-b']) await cloud.core.createNamespacedPod({ namespace, body: gpuPod(name) });
    const running = async () => {
      const { items } = await cloud.core.listNamespacedPod({ namespace });
      return items.filter(({ metadata, status }) => metadata?.name?.startsWith('gpu-') && status?.phase === 'Running');
    };
    await vi.waitFor(async () => expect(await running()).toHaveLength(1), { timeout: 30_000, interval: 500 });
    const two = { ...one, shares: 2 } as const;
    await deliver(two, one);
    await vi.waitFor(async () => expect(await running()).toHaveLength(2), { timeout: 60_000, interval: 500 });
    for (const name of ['gpu-a', 'gpu-b']) await cloud.core.deleteNamespacedPod({ name, namespace });
    await release(two);
  });

  /** A pod of the tenancy's own that asks for a share, as a department would write it. */
  function gpuPod(name: string): V1Pod {
    const size = { cpu: '1', memory: '1Gi' };
    const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    const claims = [{ name: 'gpu' }];
    return {
      metadata: { name },
      spec: {
        priorityClassName: 'zy-huizhou-container',
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: resourceOf('gpu-share') }],
        containers: [{ name: 'c', image: 'i', securityContext, resources: { requests: size, limits: size, claims } }],
      },
    };
  }
});

describe('a load balancer on a real cluster', () => {
  const inside: LoadBalancerSpec = {
    item: 'load-balancer',
    scope: 'internal',
    listeners: [{ name: 'web', protocol: 'TCP', port: 443, targetPort: 8_443 }],
    target: { resource: resourceOf('cloud-host') },
  };

  it('gets an address, listens elsewhere in place, and leaves nothing', async () => {
    const { namespace } = cloud.base;
    const name = resourceOf('load-balancer');
    expect(await deliver(inside)).toContain(`Service ${name}`);
    const service = () => cloud.core.readNamespacedService({ name, namespace });
    const before = (await service()).status?.loadBalancer?.ingress;
    const moved: LoadBalancerSpec = {
      ...inside,
      listeners: [{ name: 'web', protocol: 'TCP', port: 8_080, targetPort: 80 }],
    };
    await deliver(moved, inside);
    const after = await service();
    expect(after.spec?.ports?.map(({ port }) => port)).toEqual([8_080]);
    expect(after.status?.loadBalancer?.ingress).toEqual(before);
    await release(moved);
  });

  it('is refused outside in a zone that allows no public addresses', async () => {
    expect(await cloud.preview(cloud.line({ ...inside, scope: 'public' }))).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('allows no public addresses') },
    });
  });

  it('can be made by nobody but the tenancy operator', async () => {
    const { namespace } = cloud.base;
    const spec = { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ port: 80 }] };
    const body = { metadata: { name: 'stray' }, spec };
    await expect(cloud.core.createNamespacedService({ namespace, body })).rejects.toThrow('ordered from the catalogue');
  });
});

describe('a backup schedule on a real cluster', () => {
  const daily = { item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 500 } as const;
  const schedules = { group: 'velero.io', version: 'v1', namespace: 'velero', plural: 'schedules' };

  it('is taken up, changes in place, and leaves nothing', async () => {
    const name = `huizhou-${resourceOf('backup-schedule')}`;
    expect(await deliver(daily)).toEqual([`Schedule ${name}`]);
    const weekly = { ...daily, everyDays: 7, retentionDays: 90 } as const;
    await deliver(weekly, daily);
    const api = loadedConfig(cloud.operator).makeApiClient(CustomObjectsApi);
    expect(await api.getNamespacedCustomObject({ ...schedules, name })).toMatchObject({
      spec: { schedule: 'CRON_TZ=Asia/Shanghai 0 2 * * 0', template: { includedNamespaces: [cloud.base.namespace] } },
    });
    await release(weekly);
    await expect(api.getNamespacedCustomObject({ ...schedules, name })).rejects.toThrow('not found');
  });

  it.each([
    ['another cloud’s tenancy', { template: { includedNamespaces: ['guangzhou-zk-000012'] } }],
    ['everything', { template: {} }],
  ])('can’t be one of %s', async (_, spec) => {
    const api = loadedConfig(cloud.operator).makeApiClient(CustomObjectsApi);
    const labels = { 'zhengyun.cn/cloud': 'huizhou', 'zhengyun.cn/tenancy': 'zk-000012' };
    const body = {
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      metadata: { name: 'stray', labels },
      spec: { schedule: '@daily', ...spec },
    };
    await expect(api.createNamespacedCustomObject({ ...schedules, body })).rejects.toThrow('huizhou-tenancy-boundary');
  });
});

describe('a security pack on a real cluster', () => {
  it('sets what its grade asks, rises in place, and gives everything back', async () => {
    const { namespace } = cloud.base;
    const name = resourceOf('security-pack');
    const marks = async () => (await cloud.core.readNamespace({ name: namespace })).metadata?.labels ?? {};
    const second = { item: 'security-pack', grade: 2 } as const;
    expect(await deliver(second)).toContain(`Schedule huizhou-${name}`);
    expect(await marks()).toMatchObject({ 'zhengyun.cn/security-pack': '2' });
    const third = { ...second, grade: 3 } as const;
    await deliver(third, second);
    expect(await marks()).toMatchObject({ 'zhengyun.cn/security-pack': '3' });
    const quota = await cloud.core.readNamespacedResourceQuota({ name, namespace });
    expect(quota.spec?.hard).toMatchObject({ services: '50' });
    await release(third);
    expect(await marks()).not.toHaveProperty(['zhengyun.cn/security-pack']);
    expect(await marks()).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });
});

describe('bastion accounts on a real cluster', () => {
  /** What the API server itself says of a person in a namespace; `group` is among their groups. */
  async function may(
    user: string,
    what: { resource: string; subresource: string; group?: string; namespace?: string },
  ) {
    const { namespace = cloud.base.namespace, group = 'subresources.kubevirt.io', resource, subresource } = what;
    const [, admin] = testKubeconfigs();
    const api = loadedConfig(admin).makeApiClient(AuthorizationV1Api);
    const resourceAttributes = { namespace, verb: 'get', group, resource, subresource, name: 'a-host' };
    const spec = { user, groups: ['system:authenticated', 'drug-regulator/tenants'], resourceAttributes };
    return (await api.createSubjectAccessReview({ body: { spec } })).status?.allowed ?? false;
  }
  const consoles = { resource: 'virtualmachineinstances', subresource: 'console' };
  const vnc = { resource: 'virtualmachineinstances', subresource: 'vnc' };
  const two: ProvisionedSpec & { people: string[] } = {
    item: 'bastion-account',
    people: ['sample:li', 'sample:chen'],
    days: 30,
  };

  it('let those in who are named and nobody else, take one out in place, and nobody is in after the end', async () => {
    expect(await deliver(two)).toEqual([`RoleBinding ${resourceOf('bastion-account')}-consoles`]);
    for (const person of two.people)
      expect([await may(person, consoles), await may(person, vnc)]).toEqual([true, true]);
    expect(await may('sample:zhao', consoles)).toBe(false);
    const one = { ...two, people: ['sample:chen'] };
    await deliver(one, two);
    expect([await may('sample:li', consoles), await may('sample:chen', consoles)]).toEqual([false, true]);
    await release(one);
    expect(await may('sample:chen', consoles)).toBe(false);
  });

  it('open no containers, no secrets and no other namespace', async () => {
    await deliver(two);
    expect(await may('sample:li', { group: '', resource: 'pods', subresource: 'exec' })).toBe(false);
    expect(await may('sample:li', { ...consoles, namespace: 'kube-system' })).toBe(false);
    await release(two);
  });
});
