import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deployedOutputs, zoneInForce } from './in-force-rules.ts';

const grants = fc.record({ maximumMlps: fc.integer({ min: 1, max: 3 }), publicAddress: fc.boolean() });
const deployedWith = (zones: object) => ({ zones }) as unknown as CloudOutputs;

describe('what a zone grants today', () => {
  it('is never more than its definition, nor than what was deployed', () => {
    fc.assert(
      fc.property(grants, grants, (defined, stands) => {
        const today = zoneInForce({ code: 'z', ...defined }, deployedWith({ z: stands }))!;
        for (const side of [defined, stands]) {
          expect(today.maximumMlps).toBeLessThanOrEqual(side.maximumMlps);
          expect(today.publicAddress && !side.publicAddress).toBe(false);
        }
      }),
    );
  });

  it('is what is defined on a cloud that was never deployed', () => {
    fc.assert(
      fc.property(grants, (zone) => {
        expect(zoneInForce({ code: 'z', ...zone }, null)).toEqual(zone);
      }),
    );
  });

  it('is nothing where the zone was defined since', () => {
    const zone = { code: 'new', maximumMlps: 3, publicAddress: true };
    expect(zoneInForce(zone, deployedWith({ z: zone }))).toBeNull();
  });
});

it('outputs that are none are as good as no deployment', () => {
  for (const stored of [null, undefined, {}, 'x']) expect(deployedOutputs(stored)).toBeNull();
});
