import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingOf, tenancySlug } from './rules.ts';

describe('tenancySlug', () => {
  it('joins the cloud and the printed number', () => {
    expect(tenancySlug('guangzhou', 'ZK-2026-000012')).toBe('guangzhou-zk-2026-000012');
  });

  it('is a slug for every cloud slug, and keeps the whole number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/), (cloud) => {
        const slug = tenancySlug(cloud, 'ZK-2026-000012');
        expect(slugSchema.safeParse(slug).success).toBe(true);
        expect(slug.endsWith('-zk-2026-000012')).toBe(true);
      }),
    );
  });
});

describe('ceilingOf', () => {
  it('takes the limits as they are and zero for what has none', () => {
    const limits = [
      { dimension: 'vcpu', units: 1_000n },
      { dimension: 'disk-fast-gb', units: 110_000n },
    ];
    expect(ceilingOf(limits)).toEqual({
      vcpu: 1_000,
      memoryGb: 0,
      ordinaryGb: 0,
      fastGb: 110_000,
      objectGb: 0,
      loadBalancers: 0,
      gpuShares: 0,
      hosts: 1_000,
    });
  });
});
