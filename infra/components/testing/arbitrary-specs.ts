import type { CloudHostSpec, ContainerSpaceSpec, GpuShareSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import {
  type BackupScheduleSpec,
  type BlockDiskSpec,
  type CacheSpec,
  type ObjectBucketSpec,
  POSTGRESQL_VERSIONS,
  type PostgresqlSpec,
} from '@zhengyun/rulebook/catalogue/data-services.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import { HOST_IMAGES } from '@zhengyun/rulebook/catalogue/host-images.ts';
import type { BastionAccountSpec, LoadBalancerSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import fc from 'fast-check';
import { SAMPLE_KEY } from './sample-inputs.ts';

const disk = fc.record({
  class: fc.constantFrom<DiskClass>('ordinary', 'fast'),
  gb: fc.integer({ min: 1, max: 65_536 }),
});

/** Any cloud host line the catalogue admits (hosts kept to 40, so that a run stays quick). */
export const anyHostSpec: fc.Arbitrary<CloudHostSpec> = fc.record({
  item: fc.constant('cloud-host' as const),
  count: fc.integer({ min: 1, max: 40 }),
  vcpu: fc.integer({ min: 1, max: 64 }),
  memoryGb: fc.integer({ min: 1, max: 512 }),
  systemDiskGb: fc.integer({ min: 1, max: 2_048 }),
  dataDisks: fc.array(disk, { maxLength: 16 }),
});

/** Any host line with an operating system that its disk has room for; keys of one kind, as many as may be. */
export const anySystemHostSpec: fc.Arbitrary<CloudHostSpec> = fc
  .tuple(anyHostSpec, fc.constantFrom(...HOST_IMAGES), fc.integer({ min: 1, max: 13 }))
  .map(([spec, image, keys]) => ({
    ...spec,
    systemDiskGb: Math.max(spec.systemDiskGb, image.minimumDiskGb),
    operatingSystem: { image: image.code, sshKeys: Array.from({ length: keys }, () => SAMPLE_KEY) },
  }));

/** Any container space the catalogue admits. */
export const anySpaceSpec: fc.Arbitrary<ContainerSpaceSpec> = fc.record({
  item: fc.constant('container-space' as const),
  vcpu: fc.integer({ min: 1, max: 2_000 }),
  memoryGb: fc.integer({ min: 1, max: 16_000 }),
  ordinaryGb: fc.integer({ min: 0, max: 200_000 }),
  fastGb: fc.integer({ min: 0, max: 200_000 }),
});

const diskClass = fc.constantFrom<DiskClass>('ordinary', 'fast');

/** Any block disk line the catalogue admits. */
export const anyBlockDiskSpec: fc.Arbitrary<BlockDiskSpec> = fc.record({
  item: fc.constant('block-disk' as const),
  class: diskClass,
  gb: fc.integer({ min: 10, max: 65_536 }),
  count: fc.integer({ min: 1, max: 64 }),
});

/** Any PostgreSQL the catalogue admits. */
export const anyPostgresqlSpec: fc.Arbitrary<PostgresqlSpec> = fc.record({
  item: fc.constant('postgresql' as const),
  version: fc.constantFrom(...POSTGRESQL_VERSIONS),
  instances: fc.integer({ min: 1, max: 5 }),
  vcpu: fc.integer({ min: 1, max: 64 }),
  memoryGb: fc.integer({ min: 1, max: 512 }),
  storageGb: fc.integer({ min: 10, max: 16_384 }),
  storageClass: diskClass,
});

/** Any cache the catalogue admits. */
export const anyCacheSpec: fc.Arbitrary<CacheSpec> = fc.record({
  item: fc.constant('cache' as const),
  memoryGb: fc.integer({ min: 1, max: 128 }),
  replicas: fc.integer({ min: 0, max: 4 }),
  vcpu: fc.integer({ min: 1, max: 32 }),
});

/** Any GPU shares the catalogue admits. */
export const anyGpuShareSpec: fc.Arbitrary<GpuShareSpec> = fc.record({
  item: fc.constant('gpu-share' as const),
  shares: fc.integer({ min: 1, max: 64 }),
  memoryGbPerShare: fc.integer({ min: 1, max: 24 }),
});

/** Any load balancer the catalogue admits: listeners of one name or port each. */
export const anyLoadBalancerSpec: fc.Arbitrary<LoadBalancerSpec> = fc.record({
  item: fc.constant('load-balancer' as const),
  scope: fc.constantFrom('internal', 'public'),
  listeners: fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 999 }).map((number) => `listener-${number}`),
      protocol: fc.constantFrom('TCP', 'UDP'),
      port: fc.integer({ min: 1, max: 65_535 }),
      targetPort: fc.integer({ min: 1, max: 65_535 }),
    }),
    { minLength: 1, maxLength: 20, selector: ({ name, protocol, port }) => `${name} ${protocol} ${port}` },
  ),
  target: fc.constant({ resource: 'zy-000001' }),
});

/** Any backup schedule the catalogue admits. */
export const anyBackupSpec: fc.Arbitrary<BackupScheduleSpec> = fc.record({
  item: fc.constant('backup-schedule' as const),
  hour: fc.integer({ min: 0, max: 23 }),
  everyDays: fc.constantFrom(1, 7),
  retentionDays: fc.integer({ min: 1, max: 365 }),
  protectedGb: fc.integer({ min: 1, max: 1_000_000 }),
});

/** Any bucket the catalogue admits, with and without a limit of objects. */
export const anyBucketSpec: fc.Arbitrary<ObjectBucketSpec> = fc.record(
  {
    item: fc.constant('object-bucket' as const),
    quotaGb: fc.integer({ min: 1, max: 1_000_000 }),
    maximumObjects: fc.integer({ min: 1, max: 10_000_000_000 }),
  },
  { requiredKeys: ['item', 'quotaGb'] },
);

/** Any bastion accounts the catalogue admits: people of one account each. */
export const anyBastionSpec: fc.Arbitrary<BastionAccountSpec> = fc.record({
  item: fc.constant('bastion-account' as const),
  people: fc.uniqueArray(
    fc.integer({ min: 1, max: 9_999 }).map((number) => `sample:person-${number}`),
    { minLength: 1, maxLength: 50 },
  ),
  days: fc.integer({ min: 1, max: 365 }),
});
