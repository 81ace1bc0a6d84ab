import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateFen,
  amountOf,
  exactOfAmount,
  fenOfExact,
  formatAmount,
  formatYuan,
  parseExact,
  parsePrice,
} from './money.ts';
import { parseQuantity } from './quantity.ts';

const exactOf = (yuan: string) => parseExact(yuan);
const shareArbitrary = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });

describe('money', () => {
  it('keeps every place of price × quantity', () => {
    expect(amountOf(parsePrice('0.000001'), parseQuantity('0.000000001'))).toBe(1n);
    expect(formatAmount(amountOf(parsePrice('38.5'), parseQuantity('2.5')))).toBe('96.250000000000000');
  });

  it('rounds 1.005 up to 1.01, where floating point gives 1.00', () => {
    expect(formatYuan(fenOfExact(exactOf('1.005')))).toBe('1.01');
    expect(formatYuan(fenOfExact(exactOfAmount(amountOf(parsePrice('0.201'), parseQuantity('5')))))).toBe('1.01');
  });
});

describe('allocation by largest remainder', () => {
  it('gives the missing fen to the largest remainder', () => {
    const fen = allocateFen([
      { id: 'a', exact: exactOf('0.014') },
      { id: 'b', exact: exactOf('0.016') },
      { id: 'c', exact: exactOf('0.015') },
    ]);
    expect([fen.get('a'), fen.get('b'), fen.get('c')]).toEqual([1n, 2n, 2n]);
  });

  it('settles equal remainders by id, whatever the order of the shares', () => {
    const shares = ['c', 'a', 'b'].map((id) => ({ id, exact: exactOf('0.005') }));
    for (const order of [shares, shares.toReversed()]) {
      expect([...allocateFen(order)].toSorted()).toEqual([
        ['a', 1n],
        ['b', 1n],
        ['c', 0n],
      ]);
    }
  });

  it('always sums to the half-up total and stays within one fen of every share', () => {
    fc.assert(
      fc.property(fc.array(shareArbitrary, { maxLength: 40 }), (exacts) => {
        const shares = exacts.map((exact, index) => ({ id: String(index).padStart(3, '0'), exact }));
        const fen = allocateFen(shares);
        const scale = 10n ** 38n;
        expect([...fen.values()].reduce((sum, each) => sum + each, 0n)).toBe(
          fenOfExact(exacts.reduce((sum, exact) => sum + exact, 0n)),
        );
        for (const share of shares) {
          const distance = (fen.get(share.id) ?? 0n) * scale - share.exact;
          expect(distance < scale && distance > -scale).toBe(true);
        }
      }),
    );
  });

  it('leaves shares that are whole fen alone', () => {
    fc.assert(
      fc.property(
        fc.array(shareArbitrary, { maxLength: 20 }),
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        (exacts, whole) => {
          const shares = exacts.map((exact, index) => ({ id: `s${index}`, exact }));
          const fen = allocateFen([...shares, { id: 'whole', exact: whole * 10n ** 38n }]);
          expect(fen.get('whole')).toBe(whole);
        },
      ),
    );
  });

  it('refuses two shares of one id, which would lose one of them', () => {
    expect(() =>
      allocateFen([
        { id: 'a', exact: 1n },
        { id: 'a', exact: 2n },
      ]),
    ).toThrow('same id');
  });
});
