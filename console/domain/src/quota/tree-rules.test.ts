import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from './rules.ts';
import {
  type CloudSum,
  excessOf,
  givenChanged,
  givenOf,
  type Pool,
  poolChanged,
  refuseAbove,
  refuseTree,
  type Tree,
  takenOf,
} from './tree-rules.ts';

const SLICE = { dimension: 'vcpu', xinchuang: false } as const;
const NONE = { limit: null, soft: null, oversubscribe: false };
const pool = (place: Pick<Pool, 'level' | 'tier' | 'cloudId'>, own: Partial<Pool> = {}): Pool => ({
  ...place,
  ...SLICE,
  ...NONE,
  ...own,
});
const sum = (cloudId: string, tier: Pool['tier'], own: Partial<CloudSum> = {}): CloudSum => ({
  ...{ cloudId, tier: tier ?? 'municipal', ...SLICE },
  ...{ given: 0n, reserved: 0n, booked: 0n, takenOver: 0n },
  ...own,
});
const province = (own?: Partial<Pool>) => pool({ level: 'province', tier: null, cloudId: null }, own);
const cities = (own?: Partial<Pool>) => pool({ level: 'tier', tier: 'municipal', cloudId: null }, own);
const city = (cloudId: string, own?: Partial<Pool>) => pool({ level: 'cloud', tier: 'municipal', cloudId }, own);
const base = pool({ level: 'cloud', tier: 'provincial', cloudId: 'p' });
const provincial = pool({ level: 'tier', tier: 'provincial', cloudId: null });
const grows = (cloudId: string, growth: bigint, xinchuang = false): Effect => ({
  ...{ cloudId, xinchuang, dimension: 'vcpu' },
  ...{ growth, shift: growth },
});

describe('what a pool has given', () => {
  it('is the limits next below, and where one has none, what that one has given in turn', () => {
    const sums = [sum('a', 'municipal', { given: 70n }), sum('b', 'municipal', { given: 40n }), sum('p', 'provincial')];
    const tree = { pools: [province(), cities(), provincial, base, city('a', { limit: 90n }), city('b')], sums };
    expect(givenOf(city('a'), tree)).toBe(70n);
    expect(givenOf(cities(), tree)).toBe(130n);
    expect(givenOf(province(), tree)).toBe(130n);
    expect(givenOf(province(), poolChanged(tree, cities({ limit: 100n })))).toBe(100n);
  });
});

describe('what is taken of a pool', () => {
  const held = { given: 100n, reserved: 10n, booked: 20n, takenOver: 5n };
  const tree: Tree = {
    pools: [
      province({ limit: 100n }),
      cities({ limit: 80n, oversubscribe: true }),
      city('a'),
      city('b', { limit: 60n }),
    ],
    sums: [sum('a', 'municipal', held), sum('b', 'municipal', { ...held, given: 60n })],
  };

  it('is what all departments under it reserve, have booked and took over', () => {
    expect(takenOf(cities(), tree)).toEqual({ reserved: 20n, booked: 40n, takenOver: 10n, held: 70n });
    expect(takenOf(city('a'), tree)).toEqual({ reserved: 10n, booked: 20n, takenOver: 5n, held: 35n });
  });

  it.each([
    ['what fits all', [grows('a', 10n)], null],
    ['what is too much for the tier', [grows('a', 11n)], { level: 'tier', asked: '11', left: '10' }],
    ['what is too much for its cloud', [grows('b', 26n)], { level: 'cloud', asked: '26', left: '25' }],
    [
      'what is too much for the tier on two clouds together',
      [grows('a', 6n), grows('b', 5n)],
      { level: 'tier', asked: '11', left: '10' },
    ],
    ['what is of the other stack', [grows('a', 99n, true)], null],
  ])('decides by the lowest pool: %s', (_, effects, facts) => {
    const refusal = refuseAbove(tree, effects);
    if (facts === null) expect(refusal).toBe(null);
    else expect(refusal).toMatchObject({ code: 'QUOTA_POOL_EXCEEDED', facts });
  });
});

describe('a limit that is set', () => {
  const tree: Tree = {
    pools: [province({ limit: 100n }), cities(), city('a'), city('b')],
    sums: [sum('a', 'municipal', { given: 60n, booked: 50n }), sum('b', 'municipal', { given: 40n })],
  };
  const gives = (shift: bigint) => refuseTree(tree, givenChanged(tree, [{ ...SLICE, cloudId: 'a', shift }]));

  it('gives no more than the next one above has, unless that one says it may', () => {
    expect(gives(0n)).toBe(null);
    expect(gives(-60n)).toBe(null);
    expect(gives(1n)).toMatchObject({
      code: 'QUOTA_OVERGIVEN',
      facts: { level: 'province', given: '101', limit: '100' },
    });
    const free = poolChanged(tree, province({ limit: 100n, oversubscribe: true }));
    expect(refuseTree(free, givenChanged(free, [{ ...SLICE, cloudId: 'a', shift: 900n }]))).toBe(null);
    expect(
      refuseTree(
        free,
        poolChanged(givenChanged(free, [{ ...SLICE, cloudId: 'a', shift: 1n }]), province({ limit: 100n })),
      ),
    ).toMatchObject({ code: 'QUOTA_OVERGIVEN' });
  });

  it('is never below what is taken under it', () => {
    const set = (limit: bigint) => refuseTree(tree, poolChanged(tree, city('a', { limit, oversubscribe: true })));
    expect(set(50n)).toBe(null);
    expect(set(49n)).toMatchObject({ code: 'QUOTA_IN_USE', facts: { level: 'cloud', asked: '49', held: '50' } });
  });

  it('may leave as it is what was past it before, and never more', () => {
    const past = poolChanged(tree, city('a', { limit: 40n, oversubscribe: true }));
    const set = (limit: bigint) => refuseTree(past, poolChanged(past, city('a', { limit, oversubscribe: true })));
    expect([set(40n), set(45n)]).toEqual([null, null]);
    expect(set(39n)).toMatchObject({ code: 'QUOTA_IN_USE' });
  });
});

/** A department's limit as the pure rules see it, for random play. */
interface Department {
  readonly cloudId: string;
  readonly limit: bigint;
  readonly reserved: bigint;
  readonly booked: bigint;
}

describe('any sequence of giving, reserving, booking and giving back', () => {
  const clouds = ['a', 'b', 'p'] as const;
  const places = [province(), cities(), provincial, base, city('a'), city('b')];
  const units = fc.bigInt({ min: 0n, max: 40n });
  const department = fc.nat({ max: 5 });
  const step = fc.oneof(
    fc.record({ act: fc.constant('give' as const), department, units }),
    fc.record({ act: fc.constant('reserve' as const), department, units }),
    fc.record({ act: fc.constantFrom('book' as const, 'release' as const, 'return' as const), department, units }),
    fc.record({
      act: fc.constant('pool' as const),
      at: fc.nat({ max: places.length - 1 }),
      limit: fc.option(fc.bigInt({ min: 0n, max: 120n })),
      oversubscribe: fc.boolean(),
    }),
  );
  const treeOf = (pools: readonly Pool[], departments: readonly Department[]): Tree => ({
    pools,
    sums: clouds.map((cloudId) => {
      const own = departments.filter((each) => each.cloudId === cloudId);
      const of = (key: 'limit' | 'reserved' | 'booked') => own.reduce((total, each) => total + each[key], 0n);
      const figures = { given: of('limit'), reserved: of('reserved'), booked: of('booked') };
      return sum(cloudId, cloudId === 'p' ? 'provincial' : 'municipal', figures);
    }),
  });

  it('leaves every pool within its limits, what it gave within them too where it must, and nobody below nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let pools: readonly Pool[] = places;
        let departments: readonly Department[] = clouds.flatMap((cloudId) =>
          [0, 1].map(() => ({ cloudId, limit: 0n, reserved: 0n, booked: 0n })),
        );
        const become = (at: number, change: Partial<Department>) => {
          departments = departments.map((each, index) => (index === at ? { ...each, ...change } : each));
        };
        for (const each of steps) {
          const before = treeOf(pools, departments);
          if (each.act === 'pool') {
            const place = pools[each.at]!;
            const after = poolChanged(before, { ...place, limit: each.limit, oversubscribe: each.oversubscribe });
            if (!refuseTree(before, after)) pools = after.pools;
          } else {
            const own = departments[each.department]!;
            const left = own.limit - own.reserved - own.booked;
            const least = (a: bigint, b: bigint) => (a < b ? a : b);
            switch (each.act) {
              case 'give': {
                const shift = { ...SLICE, cloudId: own.cloudId, shift: each.units - own.limit };
                if (each.units < own.reserved + own.booked) break;
                if (!refuseTree(before, givenChanged(before, [shift]))) become(each.department, { limit: each.units });
                break;
              }
              case 'reserve':
                if (each.units <= left && !refuseAbove(before, [grows(own.cloudId, each.units)]))
                  become(each.department, { reserved: own.reserved + each.units });
                break;
              case 'book':
                become(each.department, { reserved: 0n, booked: own.booked + own.reserved });
                break;
              case 'release':
                become(each.department, { reserved: own.reserved - least(own.reserved, each.units) });
                break;
              case 'return':
                become(each.department, { booked: own.booked - least(own.booked, each.units) });
            }
          }
          const now = treeOf(pools, departments);
          expect(now.pools.map((one) => excessOf(one, now))).toEqual(now.pools.map(() => ({ taken: 0n, given: 0n })));
          expect(departments.every((one) => one.reserved >= 0n && one.booked >= 0n)).toBe(true);
          expect(departments.every((one) => one.reserved + one.booked <= one.limit)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
