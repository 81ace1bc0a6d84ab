import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { resourceQuotaAwait } from '../manifest/quota.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_BASE, SAMPLE_CLOUD } from '../testing/sample-inputs.ts';
import { planTenancyBase } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const plan = planTenancyBase(SAMPLE_BASE, cloud);

describe('a plan of a tenancy', () => {
  it('enforces Pod Security restricted at a pinned version', () => {
    for (const mode of ['enforce', 'audit', 'warn']) {
      expect(plan.namespace.labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
      expect(plan.namespace.labels[`pod-security.kubernetes.io/${mode}-version`]).toMatch(/^v1\.\d+$/);
    }
  });

  it('caps the namespace at the granted ceiling, per storage class, with no port on the nodes', () => {
    expect(plan.quotas[0]?.hard).toMatchObject({
      'requests.cpu': '925',
      'zy-guangzhou-ordinary.storageclass.storage.k8s.io/requests.storage': '34434Gi',
      'zy-guangzhou-fast.storageclass.storage.k8s.io/requests.storage': '104766Gi',
      'services.loadbalancers': '4',
      'services.nodeports': '0',
    });
  });

  it('caps the hosts, and is not done before the cluster counts them', () => {
    const hosts = plan.quotas.find(({ name }) => name === 'zy-hosts')!;
    expect(hosts.hard).toEqual({ 'count/virtualmachines.kubevirt.io': '60' });
    expect(resourceQuotaAwait(hosts).annotations).toEqual({
      'pulumi.com/waitFor': 'jsonpath={.status.used.count/virtualmachines\\.kubevirt\\.io}',
    });
    expect(resourceQuotaAwait(plan.quotas[0]!)).toEqual({});
  });

  it('caps databases, caches, buckets and GPU shares, each kind of an operator counted before the base is done', () => {
    const services = plan.quotas.find(({ name }) => name === 'zy-services')!;
    expect(services.hard).toEqual({
      'count/clusters.postgresql.cnpg.io': '925',
      'count/redisreplications.redis.redis.opstreelabs.in': '925',
      'count/objectbucketclaims.objectbucket.io': '500k',
      'gpu-share.zhengyun.cn.deviceclass.resource.k8s.io/devices': '16',
    });
    const [awaited] = Object.values(resourceQuotaAwait(services).annotations ?? {});
    expect(JSON.parse(awaited ?? '')).toHaveLength(3);
  });

  it('counts no kind that the cloud’s cluster does not have', () => {
    const bare = cloudOutputsSchema.parse({ ...cloud, services: {}, managed: null });
    const { quotas } = planTenancyBase(SAMPLE_BASE, bare);
    expect(quotas.map(({ name }) => name)).toEqual(['zy-ceiling', 'zy-hosts', 'zy-stray-pods']);
    expect(quotas[2]?.priorityClasses?.values).toEqual(['zy-guangzhou-host', 'zy-guangzhou-container']);
  });

  it('leaves room for what each virtual machine takes beside its guest', () => {
    expect(quantityValue(plan.quotas[0]?.hard['requests.memory'])).toBe(3_689n + 38n);
  });

  it('admits no pod outside the cloud’s priority classes', () => {
    expect(plan.quotas[2]).toMatchObject({
      hard: { pods: '0' },
      priorityClasses: {
        operator: 'NotIn',
        values: ['zy-guangzhou-host', 'zy-guangzhou-container', 'zy-guangzhou-service'],
      },
    });
  });

  it('denies all traffic by default, then allows names and the tenancy’s own pods', () => {
    const [deny, dns, within] = plan.networkPolicies.map(({ rules }) => rules);
    expect(deny).toEqual({ policyTypes: ['Ingress', 'Egress'] });
    expect(dns?.egress?.[0]?.ports?.map(({ port }) => port)).toEqual([53, 53]);
    expect(within).toMatchObject({
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    });
  });

  it('keeps the namespace’s pods in its zone where the cluster can enforce that', () => {
    expect(plan.namespace.annotations['scheduler.alpha.kubernetes.io/node-selector']).toBe(
      'zhengyun.cn/cloud=guangzhou,zhengyun.cn/zone=extranet',
    );
  });

  it('binds the department’s group to the cloud’s role and writes no role of its own', () => {
    expect(plan.roleBinding).toEqual({
      name: 'zy-department',
      clusterRole: 'zy-guangzhou-tenant-view',
      group: 'drug-regulator/tenants',
    });
    expect(plan.objects.map(({ kind }) => kind)).not.toContain('Role');
  });

  it.each(['default', 'kube-system', 'zy-guangzhou-system'])('is refused in the reserved namespace %s', (namespace) => {
    expect(() => planTenancyBase({ ...SAMPLE_BASE, namespace }, cloud)).toThrow("is the platform's own");
  });

  it('writes every ceiling as a quantity the API server gives back unchanged', () => {
    const ceiling = fc.record({
      vcpu: fc.nat(200_000),
      memoryGb: fc.nat(500_000),
      ordinaryGb: fc.nat(19_000_000),
      fastGb: fc.nat(19_000_000),
      objectGb: fc.nat(1_000_000),
      loadBalancers: fc.nat(100),
      gpuShares: fc.nat(1_000),
      hosts: fc.nat(20_000),
    });
    fc.assert(
      fc.property(ceiling, (wanted) => {
        const { hard } = planTenancyBase({ ...SAMPLE_BASE, ceiling: wanted }, cloud).quotas[0]!;
        expect(quantityValue(hard['requests.cpu'])).toBe(BigInt(wanted.vcpu));
        expect(quantityValue(hard['requests.storage'])).toBe(BigInt(wanted.ordinaryGb + wanted.fastGb));
      }),
    );
  });
});
