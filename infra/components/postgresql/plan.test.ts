import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { PostgresqlSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { operatorAccessPolicy } from '../managed/operator-access.ts';
import { anyPostgresqlSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { databaseCluster } from './database-cluster.ts';
import { planPostgresql } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: PostgresqlSpec) => planPostgresql(sampleLine(spec), spec, cloud);
const clusterOf = (spec: PostgresqlSpec) => databaseCluster(planned(spec).database);
const SPEC: PostgresqlSpec = {
  item: 'postgresql',
  version: '17',
  instances: 3,
  vcpu: 4,
  memoryGb: 16,
  storageGb: 500,
  storageClass: 'fast',
};

describe('a plan of a PostgreSQL', () => {
  it('asks the operator for exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anyPostgresqlSpec, (spec) => {
        const { instances, resources, storage } = clusterOf(spec).spec;
        const members = BigInt(instances);
        const disk = spec.storageClass === 'fast' ? 'disk-fast-gb' : 'disk-ordinary-gb';
        expect({
          vcpu: members * quantityValue(resources.requests.cpu),
          'memory-gb': members * quantityValue(resources.requests.memory),
          [disk]: members * quantityValue(storage.size),
        }).toEqual(amountsOf(spec));
        expect(storage.storageClass).toBe(cloud.storageClasses[spec.storageClass]);
        expect(resources.limits).toEqual(resources.requests);
      }),
    );
  });

  it('keeps every name at any size', () => {
    const names = planned(SPEC).objects.map(({ name }) => name);
    fc.assert(
      fc.property(anyPostgresqlSpec, (spec) => {
        expect(planned(spec).objects.map(({ name }) => name)).toEqual(names);
      }),
    );
  });

  it('labels what the operator makes as its owner’s', () => {
    const { metadata, spec } = clusterOf(SPEC);
    expect(spec.inheritedMetadata.labels).toEqual(metadata.labels);
    expect(metadata.labels).toMatchObject({ 'zhengyun.cn/tenancy': 'zk-000012', 'zhengyun.cn/resource': 'zy-000123' });
  });

  it('runs its members in the tenancy’s zone, in a class of their own, of the version ordered', () => {
    const { spec } = clusterOf(SPEC);
    expect(spec.affinity.nodeSelector).toEqual({ 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' });
    expect(spec.priorityClassName).toBe('zy-guangzhou-service');
    expect(spec.imageCatalogRef).toMatchObject({ name: 'postgresql', major: 17 });
  });

  it('opens the closed network to its operator and the API alone', () => {
    const { spec } = operatorAccessPolicy(planned(SPEC).access);
    expect(spec.podSelector.matchLabels).toEqual({ 'cnpg.io/cluster': 'zy-000123' });
    expect(spec.ingress[0]?.from).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } } },
    ]);
    expect(JSON.stringify(spec.egress)).not.toContain('0.0.0.0/0');
  });

  it('lets the order’s group read its credentials, and nobody where the order names none', () => {
    const line = { ...sampleLine(SPEC), oidcGroup: 'drug-regulator/tenants' };
    expect(planPostgresql(line, SPEC, cloud).credentials).toMatchObject({
      name: 'zy-000123-credentials',
      clusterRole: 'zy-guangzhou-tenant-credentials',
      group: 'drug-regulator/tenants',
    });
    expect(planned(SPEC).credentials).toBeNull();
  });

  it('is refused on a cloud without the operator, with what to do', () => {
    const bare = { ...cloud, services: { ...cloud.services, postgresql: null } };
    expect(() => planPostgresql(sampleLine(SPEC), SPEC, bare)).toThrow(
      /cloud guangzhou has no PostgreSQL operator \(CloudNativePG\): order on a cloud that has one/,
    );
  });

  it('is refused on a cloud deployed before there were managed services', () => {
    const { services: _services, managed: _managed, ...before } = cloud;
    const old = cloudOutputsSchema.parse(before);
    expect(() => planPostgresql(sampleLine(SPEC), SPEC, old)).toThrow('has no PostgreSQL operator');
    const half = { ...cloud, managed: null };
    expect(() => planPostgresql(sampleLine(SPEC), SPEC, half)).toThrow('deploy the cloud again with this version');
  });
});
