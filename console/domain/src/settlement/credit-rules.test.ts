import { allocateFen, type ExactYuan, exactOfFen, fenOfExact, parseExact } from '@zhengyun/rulebook/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Correction, correctionLines } from './credit-rules.ts';

const note = (number: string, leftFen: bigint, more: Partial<Correction> = {}): Correction => ({
  ...{
    id: number,
    number,
    kind: leftFen < 0n ? 'credit' : 'adjustment',
    reason: '用量多计',
    reference: 'YY-2026-000001',
  },
  ...{ statement: { number: 'JS-2026-000001', month: '2026-07' }, totalFen: leftFen, leftFen, ...more },
});
const payableAfter = (lines: ReturnType<typeof correctionLines>, payable: ExactYuan) =>
  fenOfExact(lines.reduce((sum, { exact }) => sum + exact, payable));
const fenOf = (lines: ReturnType<typeof correctionLines>) =>
  lines.map(({ working, exact }) => [working.number, fenOfExact(exact), working.carriedFen]);

describe('credit notes in a later statement', () => {
  it('trap 15: 99.99 comes off as 99.99, and is cut to no whole yuan', () => {
    const lines = correctionLines([note('CJ-1', -9_999n)], parseExact('100.00'));
    expect(fenOf(lines)).toEqual([['CJ-1', -9_999n, '0']]);
    expect(payableAfter(lines, parseExact('100.00'))).toBe(1n);
  });

  it('take a statement to nothing and never below; the rest is carried', () => {
    const lines = correctionLines([note('CJ-2', -500n), note('CJ-1', -800n)], exactOfFen(1_000n));
    expect(fenOf(lines)).toEqual([
      ['CJ-1', -800n, '0'],
      ['CJ-2', -200n, '-300'],
    ]);
    expect(payableAfter(lines, exactOfFen(1_000n))).toBe(0n);
  });

  it('are taken from what adjustments add as well', () => {
    const lines = correctionLines([note('CJ-1', -800n), note('TZ-1', 500n)], exactOfFen(300n));
    expect(fenOf(lines)).toEqual([
      ['TZ-1', 500n, '0'],
      ['CJ-1', -800n, '0'],
    ]);
  });

  it('say what they follow from', () => {
    const [line] = correctionLines([note('CJ-1', -100n, { totalFen: -400n })], exactOfFen(1_000n));
    expect(line).toMatchObject({
      key: '7/CJ-1',
      working: {
        reason: '用量多计',
        reference: 'YY-2026-000001',
        statement: { number: 'JS-2026-000001' },
        totalFen: '-400',
        beforeFen: '-100',
      },
    });
  });

  it('trap 15: no rest below a fen blocks a statement, whatever it comes to', () => {
    const exact = fc.bigInt({ min: 0n, max: 10n ** 44n });
    const notes = fc.array(
      fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }).filter((fen) => fen !== 0n),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(exact, notes, (payable, fens) => {
        const corrections = fens.map((fen, index) => note(`N-${index}`, fen));
        const lines = correctionLines(corrections, payable);
        expect(payableAfter(lines, payable)).toBeGreaterThanOrEqual(0n);
        expect(lines).toHaveLength(corrections.length);
        for (const { working, exact: taken } of lines)
          expect(fenOfExact(taken) + BigInt(working.carriedFen)).toBe(BigInt(working.beforeFen));
        if (lines.some(({ working }) => working.carriedFen !== '0'))
          expect(payableAfter(lines, payable)).toBeLessThanOrEqual(1n);
      }),
    );
  });

  it('trap 16: eighty-one lines that are rounded together leave the credit its 99.99', () => {
    const usage = Array.from({ length: 81 }, (_, index) => ({ id: `1/${index}`, exact: parseExact('1.234567') }));
    const total = usage.reduce((sum, { exact }) => sum + exact, 0n);
    const credit = correctionLines([note('CJ-1', -9_999n)], total).map(({ key, exact }) => ({ id: key, exact }));
    const fen = allocateFen([...usage, ...credit]);
    expect(fen.get('7/CJ-1')).toBe(-9_999n);
    expect([...fen.values()].reduce((sum, each) => sum + each, 0n)).toBe(fenOfExact(total) - 9_999n);
  });
});
