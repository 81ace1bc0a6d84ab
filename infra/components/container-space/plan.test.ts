import type { ContainerSpaceSpec } from '@zhengyun/rulebook/catalogue/compute.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anySpaceSpec } from '../testing/arbitrary-specs.ts';
import { quantityValue } from '../testing/quantity-value.ts';
import { SAMPLE_CLOUD, SAMPLE_SPACE_SPEC, sampleLine } from '../testing/sample-inputs.ts';
import { planContainerSpace } from './plan.ts';
import { LARGEST_VOLUME_GB, splitVolumes } from './split-volumes.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;
const planned = (spec: ContainerSpaceSpec) => planContainerSpace(sampleLine(spec), spec, cloud);

describe('a plan of a container space', () => {
  it('asks the cluster for exactly what the order line is counted and billed for', () => {
    fc.assert(
      fc.property(anySpaceSpec, (spec) => {
        const { quota, volumes } = planned(spec);
        const storage = (wanted: string) =>
          volumes.filter((v) => v.diskClass === wanted).reduce((sum, v) => sum + BigInt(v.gb), 0n);
        expect({
          vcpu: quantityValue(quota.hard['requests.cpu']),
          'memory-gb': quantityValue(quota.hard['requests.memory']),
          'disk-ordinary-gb': storage('ordinary'),
          'disk-fast-gb': storage('fast'),
        }).toEqual(amountsOf(spec));
      }),
    );
  });

  it('names every object once and within DNS-1123', () => {
    fc.assert(
      fc.property(anySpaceSpec, (spec) => {
        const { objects } = planned(spec);
        expect(new Set(objects.map(({ kind, name }) => `${kind}/${name}`)).size).toBe(objects.length);
        for (const { name } of objects) expect(name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
      }),
    );
  });

  it('splits storage into volumes no larger than the largest disk on sale', () => {
    expect(planned(SAMPLE_SPACE_SPEC).volumes.map(({ name, gb }) => [name, gb])).toEqual([
      ['zy-000123-ordinary-1', 4_096],
      ['zy-000123-fast-1', 65_536],
      ['zy-000123-fast-2', 39_230],
    ]);
  });

  it('never shrinks a volume when the space grows', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), (gb, more) => {
        const before = splitVolumes(gb);
        const after = splitVolumes(gb + more);
        expect(after.slice(0, before.length).every((size, index) => size >= before[index]!)).toBe(true);
        expect(after.every((size) => size > 0 && size <= LARGEST_VOLUME_GB)).toBe(true);
      }),
    );
  });

  it('counts only pods of the cloud’s container class', () => {
    expect(planned(SAMPLE_SPACE_SPEC).quota.priorityClasses).toEqual({
      operator: 'In',
      values: ['zy-guangzhou-container'],
    });
  });

  it('lets in the group the order names, and nobody when it names none', () => {
    const line = sampleLine(SAMPLE_SPACE_SPEC);
    const open = planContainerSpace({ ...line, oidcGroup: 'deployers' }, SAMPLE_SPACE_SPEC, cloud);
    expect(open.roleBinding).toEqual({
      name: 'zy-000123',
      clusterRole: 'zy-guangzhou-tenant-deploy',
      group: 'deployers',
    });
    expect(planned(SAMPLE_SPACE_SPEC).roleBinding).toBeNull();
  });
});
