import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avoidedOf, avoidedTotals, type Reused } from './rules.ts';

const PROVINCE = { id: 'c-1', name: '省级云' };
const HUIZHOU = { id: 'c-2', name: '惠州云' };
const reused = (over: Partial<Reused> = {}): Reused => ({
  cloud: PROVINCE,
  day: '2026-03-01',
  priceFen: 500_000n,
  costFen: 80_000n,
  ...over,
});

describe('the purchase that a reuse avoided', () => {
  it.each([
    { priceFen: 500_000n, costFen: 80_000n, fen: 420_000n, unknown: [] },
    { priceFen: 500_000n, costFen: 0n, fen: 500_000n, unknown: [] },
    { priceFen: 50_000n, costFen: 80_000n, fen: -30_000n, unknown: [] },
    { priceFen: null, costFen: 80_000n, fen: null, unknown: ['price'] },
    { priceFen: 500_000n, costFen: null, fen: null, unknown: ['cost'] },
    { priceFen: null, costFen: null, fen: null, unknown: ['price', 'cost'] },
  ])('is $fen of a price of $priceFen and a cost of $costFen', ({ fen, unknown, ...figures }) => {
    expect(avoidedOf(figures)).toEqual({ fen, unknown });
  });
});

describe('avoided purchase in all', () => {
  it('stands by cloud and year, what is unknown counted as unknown', () => {
    const { groups, total } = avoidedTotals([
      reused(),
      reused({ priceFen: null }),
      reused({ cloud: HUIZHOU, day: '2025-12-31', costFen: 0n }),
    ]);
    expect(groups).toEqual([
      { cloud: PROVINCE, year: 2026, assets: 2, unknown: 1, fen: 420_000n },
      { cloud: HUIZHOU, year: 2025, assets: 1, unknown: 0, fen: 500_000n },
    ]);
    expect(total).toEqual({ assets: 3, unknown: 1, fen: 920_000n });
    expect(avoidedTotals([])).toEqual({ groups: [], total: { assets: 0, unknown: 0, fen: 0n } });
  });

  it('is the sum of its groups and of its assets, in whatever order they come', () => {
    const fen = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: null });
    const asset = fc.record({
      cloud: fc.constantFrom(PROVINCE, HUIZHOU),
      day: fc.constantFrom('2024-01-01', '2025-12-31', '2026-01-01', '2026-12-31'),
      priceFen: fen,
      costFen: fen,
    });
    fc.assert(
      fc.property(fc.array(asset), (assets) => {
        const { groups, total } = avoidedTotals(assets);
        const add = (pick: 'assets' | 'unknown') => groups.reduce((sum, group) => sum + group[pick], 0);
        expect([add('assets'), add('unknown')]).toEqual([total.assets, total.unknown]);
        expect(groups.reduce((sum, group) => sum + group.fen, 0n)).toBe(total.fen);
        expect(assets.reduce((sum, each) => sum + (avoidedOf(each).fen ?? 0n), 0n)).toBe(total.fen);
        expect(avoidedTotals(assets.toReversed())).toEqual({ groups, total });
      }),
    );
  });
});
