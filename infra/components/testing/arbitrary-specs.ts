import type { CloudHostSpec, ContainerSpaceSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import fc from 'fast-check';

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

/** Any container space the catalogue admits. */
export const anySpaceSpec: fc.Arbitrary<ContainerSpaceSpec> = fc.record({
  item: fc.constant('container-space' as const),
  vcpu: fc.integer({ min: 1, max: 2_000 }),
  memoryGb: fc.integer({ min: 1, max: 16_000 }),
  ordinaryGb: fc.integer({ min: 0, max: 200_000 }),
  fastGb: fc.integer({ min: 0, max: 200_000 }),
});
