import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duesOf, faultOfInstalments, type Instalment } from './instalments.ts';

const TERM = { firstDay: '2026-01-01', lastDay: '2026-12-31' };
const of = (...shares: readonly (readonly [string, bigint])[]): readonly Instalment[] =>
  shares.map(([dueOn, sharePpm]) => ({ dueOn, sharePpm }));

describe('instalments', () => {
  it('are agreed where their shares are the whole', () => {
    expect(faultOfInstalments(of(['2026-01-31', 300_000n], ['2026-12-31', 700_000n]), TERM)).toBeNull();
    expect(faultOfInstalments(of(['2026-01-01', 1_000_000n]), TERM)).toBeNull();
  });

  it.each([
    [
      '120 %, as a real tender once had',
      of(['2026-03-01', 600_000n], ['2026-06-01', 600_000n]),
      'SHARES_NOT_WHOLE',
      null,
    ],
    ['a millionth less than the whole', of(['2026-03-01', 999_999n]), 'SHARES_NOT_WHOLE', null],
    ['none', of(), 'NO_INSTALMENT', null],
    ['a share of nothing', of(['2026-03-01', 0n], ['2026-06-01', 1_000_000n]), 'SHARE_NOT_POSITIVE', 0],
    ['a negative share', of(['2026-03-01', 1_200_000n], ['2026-06-01', -200_000n]), 'SHARE_NOT_POSITIVE', 1],
    ['two on one day', of(['2026-03-01', 500_000n], ['2026-03-01', 500_000n]), 'DUE_OUT_OF_ORDER', 1],
    ['one before the term', of(['2025-12-31', 1_000_000n]), 'DUE_OUTSIDE_TERM', 0],
    ['one after the term', of(['2027-01-01', 1_000_000n]), 'DUE_OUTSIDE_TERM', 0],
  ] as const)('are refused: %s', (_, instalments, fault, instalment) => {
    expect(faultOfInstalments(instalments, TERM)).toMatchObject({ fault, instalment });
  });

  it('say what the shares come to', () => {
    expect(faultOfInstalments(of(['2026-03-01', 600_000n], ['2026-06-01', 600_000n]), TERM)?.sumPpm).toBe(1_200_000n);
  });

  it('come to the yearly part, to the fen, each within one fen of its share', () => {
    const cuts = fc.uniqueArray(fc.bigInt({ min: 1n, max: 999_999n }), { maxLength: 11 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), cuts, (yearly, some) => {
        const bounds = [0n, ...some.toSorted((a, b) => (a < b ? -1 : 1)), 1_000_000n];
        const shares = bounds.slice(1).map((bound, index) => bound - (bounds[index] ?? 0n));
        const dues = duesOf(
          yearly,
          shares.map((sharePpm, month) => ({ dueOn: `2026-${String(month + 1).padStart(2, '0')}-01`, sharePpm })),
        );
        expect(dues.reduce((sum, { due }) => sum + due, 0n)).toBe(yearly);
        for (const { due, sharePpm } of dues) {
          const away = due * 1_000_000n - yearly * sharePpm;
          expect(away < 1_000_000n && away > -1_000_000n).toBe(true);
        }
      }),
    );
  });
});
