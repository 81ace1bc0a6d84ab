import { randomUUID } from 'node:crypto';
import { CoreV1Api, RbacAuthorizationV1Api, type RbacV1Subject } from '@kubernetes/client-node';
import { SAMPLE_BASE, SAMPLE_HOST_SPEC, SAMPLE_SPACE_SPEC } from '@zhengyun/components/testing/sample-inputs.ts';
import { tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeployedCloud, deployCloud, loadedConfig, resourceOf } from '../support/deployed-cloud.ts';

let cloud: DeployedCloud;
beforeAll(async () => {
  cloud = await deployCloud('guangzhou');
}, 300_000);
afterAll(() => cloud.remove());

describe('a cloud on a real cluster', () => {
  it('marks the nodes of its zones', async () => {
    const node = await cloud.core.readNode({ name: 'guangzhou-x86-01' });
    expect(node.metadata?.labels).toMatchObject({ 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' });
    expect(node.spec?.taints).toContainEqual(expect.objectContaining({ key: 'guangzhou.zhengyun.cn/zone' }));
  });

  const asOperator = () => loadedConfig(cloud.operator).makeApiClient(CoreV1Api);
  const tenancyLabels = {
    'zhengyun.cn/cloud': 'guangzhou',
    'zhengyun.cn/tenancy': 'zk-000099',
    'pod-security.kubernetes.io/enforce': 'restricted',
  };
  const namespaceLabelled = (labels: Record<string, string>) =>
    asOperator().createNamespace({ body: { metadata: { name: `stray-${randomUUID().slice(0, 8)}`, labels } } });
  const accountIn = (namespace: string) =>
    asOperator().createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'stray' } } });
  const bindingTo = (subject: RbacV1Subject) =>
    loadedConfig(cloud.operator)
      .makeApiClient(RbacAuthorizationV1Api)
      .createNamespacedRoleBinding({
        namespace: cloud.base.namespace,
        body: {
          metadata: { name: 'stray' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'zy-guangzhou-tenant-deploy' },
          subjects: [subject],
        },
      });

  it.each([
    ['a namespace of no cloud', () => namespaceLabelled({})],
    ['a namespace of another cloud', () => namespaceLabelled({ ...tenancyLabels, 'zhengyun.cn/cloud': 'shenzhen' })],
    [
      'a namespace with weaker Pod Security',
      () => namespaceLabelled({ ...tenancyLabels, 'pod-security.kubernetes.io/enforce': 'baseline' }),
    ],
    ['an object in a namespace of Kubernetes', () => accountIn('default')],
    ['an object in the platform’s own namespace', () => accountIn(cloud.systemNamespace)],
    [
      'a binding to itself',
      () => bindingTo({ kind: 'ServiceAccount', name: 'tenancy-operator', namespace: cloud.systemNamespace }),
    ],
    ['a binding to everybody', () => bindingTo({ kind: 'Group', name: 'system:authenticated' })],
  ])('keeps its tenancy operator from making %s', async (_, make) => {
    await expect(make()).rejects.toThrow(/zy-guangzhou-tenancy-boundary/);
  });

  it('keeps its tenancy operator from binding any role but the tenants’ own', async () => {
    const rbac = loadedConfig(cloud.operator).makeApiClient(RbacAuthorizationV1Api);
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
    const body = { metadata: { name: 'stray' }, roleRef, subjects: [{ kind: 'Group', name: 'people' }] };
    const { namespace } = cloud.base;
    await expect(rbac.createNamespacedRoleBinding({ namespace, body })).rejects.toThrow('attempting to grant RBAC');
  });

  it('keeps tenants’ secrets from its tenancy operator', async () => {
    const { namespace } = cloud.base;
    await expect(asOperator().listNamespacedSecret({ namespace })).rejects.toThrow('cannot list resource');
  });
});

describe('a tenancy on a real cluster', () => {
  const { namespace } = SAMPLE_BASE;
  const [host, space] = [resourceOf('cloud-host'), resourceOf('container-space')];

  it('refuses a pod outside the cloud’s priority classes', async () => {
    const securityContext = {
      allowPrivilegeEscalation: false,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    };
    const body = { metadata: { name: 'stray' }, spec: { containers: [{ name: 'c', image: 'i', securityContext }] } };
    await expect(cloud.core.createNamespacedPod({ namespace, body })).rejects.toThrow('exceeded quota: zy-stray-pods');
  });

  it('refuses a privileged pod, whatever its class', async () => {
    const spec = {
      priorityClassName: 'zy-guangzhou-container',
      containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }],
    };
    const body = { metadata: { name: 'stray' }, spec };
    await expect(cloud.core.createNamespacedPod({ namespace, body })).rejects.toThrow(
      /violates PodSecurity .*restricted/,
    );
  });

  it('refuses a load balancer that nobody ordered', async () => {
    const body = { metadata: { name: 'stray' }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } };
    await expect(cloud.core.createNamespacedService({ namespace, body })).rejects.toThrow('ordered from the catalogue');
  });

  it('delivers hosts with their disks, adds and takes away by number, and refuses to shrink a disk', async () => {
    const two = { ...SAMPLE_HOST_SPEC, count: 2 };
    const first = await cloud.delivered(tenancyOutputsSchema.parse(await cloud.carryOut(cloud.line(two))));
    expect(first.filter((name) => name.startsWith('VirtualMachine'))).toEqual([
      `VirtualMachine ${host}-001`,
      `VirtualMachine ${host}-002`,
    ]);
    const one = { ...two, count: 1, systemDiskGb: 200 };
    const after = await cloud.delivered(tenancyOutputsSchema.parse(await cloud.carryOut(cloud.line(one, two))));
    expect(after.filter((name) => name.startsWith('VirtualMachine'))).toEqual([`VirtualMachine ${host}-001`]);
    const claims = await cloud.core.listNamespacedPersistentVolumeClaim({ namespace });
    expect(claims.items.map(({ metadata }) => metadata?.name).filter((name) => name?.includes('-002-'))).toEqual([]);
    const shrunk = await cloud.preview(cloud.line({ ...one, systemDiskGb: 100 }, one));
    expect(shrunk).toMatchObject({ outcome: 'failed', trouble: { message: expect.stringContaining('DISK_SHRUNK') } });
    await cloud.carryOut({ ...cloud.line(one), verb: 'destroy' });
  });

  it('delivers a container space and grows it in place', async () => {
    const before = { ...SAMPLE_SPACE_SPEC, fastGb: 1_000 };
    await cloud.delivered(tenancyOutputsSchema.parse(await cloud.carryOut(cloud.line(before))));
    const grown = { ...before, fastGb: 70_000 };
    const names = await cloud.delivered(tenancyOutputsSchema.parse(await cloud.carryOut(cloud.line(grown, before))));
    expect(names).toContain(`PersistentVolumeClaim ${space}-fast-2`);
    const claim = await cloud.core.readNamespacedPersistentVolumeClaim({ name: `${space}-fast-1`, namespace });
    expect(claim.spec?.resources?.requests?.storage).toBe('64Ti');
  });

  it('refuses at preview a volume that what is left of the ceiling can’t hold', async () => {
    const spec = { ...SAMPLE_HOST_SPEC, count: 1, dataDisks: [{ class: 'fast' as const, gb: 65_536 }] };
    const result = await cloud.preview(cloud.line(spec));
    expect(result).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('exceeded quota: zy-ceiling') },
    });
  });
});
