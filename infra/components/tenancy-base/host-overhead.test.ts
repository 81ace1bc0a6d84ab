import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOverheadGb } from './host-overhead.ts';

/** MiB that KubeVirt adds to one machine. */
const ofOne = (vcpu: number, memoryGb: number) => (memoryGb * 1_024) / 512 + 8 * vcpu + 388;

describe('what hosts take beside their guests', () => {
  it('is nearly two GB for the largest, which one GB a host would not cover', () => {
    expect(hostOverheadGb({ vcpu: 64, memoryGb: 512, hosts: 1 })).toBe(2);
  });

  it('is one GB for a single small one, and nothing where there are none', () => {
    expect(hostOverheadGb({ vcpu: 2, memoryGb: 4, hosts: 1 })).toBe(1);
    expect(hostOverheadGb({ vcpu: 200, memoryGb: 800, hosts: 0 })).toBe(0);
  });

  it('covers any hosts that fill a tenancy, whatever their sizes', () => {
    const host = fc.record({ vcpu: fc.integer({ min: 1, max: 64 }), memoryGb: fc.integer({ min: 1, max: 512 }) });
    fc.assert(
      fc.property(fc.array(host, { minLength: 1, maxLength: 60 }), (hosts) => {
        const vcpu = hosts.reduce((sum, one) => sum + one.vcpu, 0);
        const memoryGb = hosts.reduce((sum, one) => sum + one.memoryGb, 0);
        const needed = hosts.reduce((sum, one) => sum + ofOne(one.vcpu, one.memoryGb), 0);
        expect(hostOverheadGb({ vcpu, memoryGb, hosts: hosts.length }) * 1_024).toBeGreaterThanOrEqual(needed);
      }),
    );
  });
});
