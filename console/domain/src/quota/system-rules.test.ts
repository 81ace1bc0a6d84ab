import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOf, type QuotaLine } from './rules.ts';
import {
  givenToSystems,
  heldBySystem,
  refuseBelowGiven,
  refuseForSystem,
  refuseSystemLimit,
  type SystemLimit,
  type SystemUse,
} from './system-rules.ts';

const PLACE = { cloudId: 'a', xinchuang: false };
const VCPU = { ...PLACE, dimension: 'vcpu' } as const;
const space = (vcpu: number) => ({ item: 'container-space' as const, vcpu, memoryGb: 0, ordinaryGb: 0, fastGb: 0 });
const use = (systemId: string, delivered: number | null, ...promised: number[]): SystemUse => ({
  ...{ systemId, ...PLACE, takenOver: {} },
  delivered: delivered === null ? null : space(delivered),
  promised: promised.map(space),
});
const limit = (systemId: string, units: bigint): SystemLimit => ({ systemId, ...VCPU, limit: units });
const line = (units: bigint): QuotaLine => ({
  ...{ id: 'q', ...VCPU, limit: units, soft: null },
  ...{ reserved: 0n, booked: 0n, takenOver: 0n },
});
const grows = (vcpu: number) => effectsOf([{ ...PLACE, before: null, after: space(vcpu) }]);

describe('what a system holds', () => {
  it('is the larger of what stands and what is promised, with what came with its namespace', () => {
    const uses = [use('s', 4, 8), use('s', 8, 2), use('s', null, 3), use('t', 99)];
    expect(heldBySystem({ systemId: 's', ...PLACE }, uses).vcpu).toBe(19n);
    expect(heldBySystem({ systemId: 's', ...PLACE }, [use('s', 10, 20, 15)]).vcpu).toBe(20n);
    const came = { ...use('s', null), takenOver: { 'disk-fast-gb': 20n } };
    expect(heldBySystem({ systemId: 's', ...PLACE }, [came])).toEqual({ 'disk-fast-gb': 20n });
  });
});

describe('a system’s own limit', () => {
  it('refuses what it can’t take, and nothing of a system that has none', () => {
    const facts = { limits: [limit('s', 20n)], uses: [use('s', 10), use('t', 50)] };
    expect(refuseForSystem('s', facts, grows(10))).toBe(null);
    expect(refuseForSystem('s', facts, grows(11))).toMatchObject({
      facts: { level: 'system', asked: '11', left: '10' },
    });
    expect(refuseForSystem('t', facts, grows(900))).toBe(null);
  });

  it('is not set below what is held, nor all of them beyond what the department has', () => {
    const facts = { limits: [limit('s', 60n), limit('t', 30n)], uses: [use('s', 50)] };
    const set = (units: bigint) => refuseSystemLimit(limit('s', units), line(100n), facts)?.code ?? null;
    expect([set(49n), set(50n), set(70n), set(71n)]).toEqual(['QUOTA_IN_USE', null, null, 'QUOTA_OVERGIVEN']);
    expect(refuseSystemLimit(limit('u', 1n), undefined, facts)?.code).toBe('QUOTA_OVERGIVEN');
    expect([refuseBelowGiven(VCPU, 90n, facts.limits), refuseBelowGiven(VCPU, 89n, facts.limits)?.code]).toEqual([
      null,
      'QUOTA_OVERGIVEN',
    ]);
  });

  it('leaves the sum of siblings within the department’s, in whatever order they are set', () => {
    const step = fc.record({ system: fc.constantFrom('s', 't', 'u'), units: fc.bigInt({ min: 0n, max: 120n }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let limits: readonly SystemLimit[] = [];
        for (const { system, units } of steps) {
          const wanted = limit(system, units);
          if (refuseSystemLimit(wanted, line(100n), { limits, uses: [] })) continue;
          limits = [...limits.filter(({ systemId }) => systemId !== system), wanted];
          expect(givenToSystems(VCPU, limits)).toBeLessThanOrEqual(100n);
        }
      }),
    );
  });
});
