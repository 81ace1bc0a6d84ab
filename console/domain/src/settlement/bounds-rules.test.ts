import { settlementPolicyOf } from '@zhengyun/rulebook/settlement-policy.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumpsOf, medianOf } from './bounds-rules.ts';

const policy = settlementPolicyOf('sample-settlement-2026');
const kinds = (payableFen: bigint, before: readonly bigint[], usageOf: readonly string[] = []) =>
  jumpsOf({ payableFen, before, usageOf }, policy).map(({ kind }) => kind);

describe('an improbable statement', () => {
  it.each([
    ['three times the median is still usual', 3_000_000n, [1_000_000n, 1_000_000n, 1_000_000n], []],
    ['a fen more is not', 3_000_001n, [1_000_000n, 1_000_000n, 1_000_000n], ['payable-jump']],
    ['a third is usual', 333_334n, [1_000_000n, 1_000_000n, 1_000_000n], []],
    ['less is not', 333_333n, [1_000_000n, 1_000_000n, 1_000_000n], ['payable-jump']],
    [
      'one month out of line does not move the median',
      3_000_001n,
      [9_000_000n, 1_000_000n, 1_000_000n],
      ['payable-jump'],
    ],
    ['two months are no history', 99_000_000n, [1_000_000n, 1_000_000n], []],
    ['after months of nothing anything worth naming is a jump', 100_001n, [0n, 0n, 0n], ['payable-jump']],
    ['a thousand yuan is not', 100_000n, [0n, 0n, 0n], []],
    ['nothing after much is a jump', 0n, [1_000_000n, 1_000_000n, 1_000_000n], ['payable-jump']],
    [
      'only the last six months count',
      1_000_000n,
      [1_000_000n, 1_000_000n, 1_000_000n, 1_000_000n, 1_000_000n, 1_000_000n, 1n, 1n, 1n, 1n, 1n, 1n, 1n],
      [],
    ],
  ])('%s', (_, payable, before, reasons) => expect(kinds(payable, before)).toEqual(reasons));

  it('is one with more lines for a resource than a month of use makes', () => {
    const lines = (n: number) => Array.from({ length: n }, () => 'ZY-1');
    expect(kinds(1n, [], [...lines(60), 'ZY-2'])).toEqual([]);
    expect(jumpsOf({ payableFen: 1n, before: [], usageOf: [...lines(61), 'ZY-2'] }, policy)).toEqual([
      { kind: 'lines-per-resource', resource: 'ZY-1', lines: 61, most: 60 },
    ]);
  });

  it('never depends on the order of the months that count', () => {
    const month = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(month, { minLength: 3, maxLength: 6 }), month, (before, payable) => {
        expect(kinds(payable, before.toReversed())).toEqual(kinds(payable, before));
      }),
    );
  });

  it('is held against an amount that was really to pay', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1 }), (amounts) => {
        const median = medianOf(amounts);
        expect(amounts).toContain(median);
        expect(amounts.filter((each) => each < median).length).toBeLessThanOrEqual(amounts.length / 2);
        expect(amounts.filter((each) => each > median).length).toBeLessThanOrEqual(amounts.length / 2);
      }),
    );
  });
});
