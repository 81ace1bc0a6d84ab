import type { BlockDiskSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyBlockDiskSpec } from '../testing/arbitrary-specs.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planBlockDisk } from './plan.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: BlockDiskSpec) => planBlockDisk(sampleLine(spec), spec, cloud);

describe('a plan of block disks', () => {
  it('asks the cluster for exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anyBlockDiskSpec, (spec) => {
        const { disks } = planned(spec);
        const key = spec.class === 'fast' ? 'disk-fast-gb' : 'disk-ordinary-gb';
        expect({ [key]: disks.reduce((sum, { gb }) => sum + BigInt(gb), 0n) }).toEqual(amountsOf(spec));
        expect(disks.every(({ storageClass }) => storageClass === cloud.storageClasses[spec.class])).toBe(true);
      }),
    );
  });

  it('keeps every name and every object when sizes or the count change', () => {
    fc.assert(
      fc.property(anyBlockDiskSpec, fc.integer({ min: 1, max: 64 }), (spec, count) => {
        const names = (wanted: BlockDiskSpec) => planned(wanted).objects.map(({ name }) => name);
        const kept = Math.min(spec.count, count);
        expect(names({ ...spec, count, gb: 65_536 }).slice(0, kept)).toEqual(names(spec).slice(0, kept));
      }),
    );
  });

  it('labels every disk as its owner’s', () => {
    const spec = { item: 'block-disk', class: 'fast', gb: 10, count: 2 } as const;
    for (const { labels } of planned(spec).objects) {
      expect(labels).toMatchObject({ 'zhengyun.cn/tenancy': 'zk-000012', 'zhengyun.cn/resource': 'zy-000123' });
    }
  });

  it('is refused in a zone graded below the system', () => {
    const spec = { item: 'block-disk', class: 'fast', gb: 10, count: 1 } as const;
    expect(() => planBlockDisk({ ...sampleLine(spec), zone: 'internet' }, spec, cloud)).toThrow('up to MLPS grade 2');
  });
});
