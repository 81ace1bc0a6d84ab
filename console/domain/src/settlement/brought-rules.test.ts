import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BringingLine, broughtFen, dueFen } from './brought-rules.ts';

const line = (key: string, kind: BringingLine['kind'], amountFen: bigint, more: Partial<BringingLine> = {}) => ({
  ...{
    id: key,
    key,
    kind,
    sku: kind === 'annual' ? null : 'vcpu.x86',
    cloudId: 'c',
    amountFen,
    deduction: null,
    ...more,
  },
});
const deduction = (ratePpm: bigint, amountFen: bigint) =>
  line('3/c', 'deduction', amountFen, { sku: null, cloudId: null, deduction: { cloudId: 'c', ratePpm } });
const usage = line('1/a', 'usage', 10_000n);

describe('a line brought to what is to be paid', () => {
  it.each<[string, readonly BringingLine[], bigint]>([
    ['its amount, where nothing is taken off', [usage], 10_000n],
    ['nothing, where its item is in the yearly part', [usage, line('1~included/vcpu.x86', 'included', -10_000n)], 0n],
    ['less its own discount', [usage, line('1/a/discount', 'discount', -2_000n)], 8_000n],
    ['less its part of a maximum', [usage, line('1/b', 'usage', 30_000n), line('m', 'maximum', -20_000n)], 5_000n],
    ['less its cloud’s deduction', [usage, deduction(250_000n, -2_500n)], 7_500n],
    ['nothing, where all of it is deducted', [usage, deduction(1_000_000n, -10_000n)], 0n],
    ['times a coefficient of half', [usage, line('4/coefficient', 'coefficient', -5_000n)], 5_000n],
    ['its amount at most, by a coefficient above one', [usage, line('4/coefficient', 'coefficient', 500n)], 10_000n],
    ['its part of a cap', [usage, line('1/b', 'usage', 10_000n), line('5/cap', 'cap', -15_000n)], 2_500n],
    ['less its part of a penalty', [usage, line('6/p', 'penalty', -1_000n)], 9_000n],
    ['its amount, under a floor', [usage, line('5/floor', 'floor', 5_000n)], 10_000n],
  ])('%s', (_, lines, fen) => {
    expect(broughtFen(lines, '1/a')).toBe(fen);
  });

  it('nothing, where it takes off itself', () => {
    expect(broughtFen([usage, line('5/cap', 'cap', -1n)], '5/cap')).toBe(0n);
  });

  it('with all others never more than is to be paid, where nothing but these takes off', () => {
    const fen = fc.bigInt({ min: 1n, max: 100_000n });
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 5 }), fen, fen, (amounts, coefficient, cap) => {
        const charged = amounts.map((amount, index) => line(`1/${index}`, 'usage', amount));
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const less = (most: bigint, wanted: bigint) => -(wanted < most ? wanted : most);
        const shrunk = less(total, coefficient);
        const lines = [...charged, line('4/c', 'coefficient', shrunk), line('5/c', 'cap', less(total + shrunk, cap))];
        const payable = lines.reduce((sum, { amountFen }) => sum + amountFen, 0n);
        const brought = charged.reduce((sum, { id }) => sum + broughtFen(lines, id), 0n);
        expect(brought).toBeLessThanOrEqual(payable);
        expect(payable - brought).toBeLessThanOrEqual(BigInt(charged.length));
      }),
    );
  });
});

it.each<[string, bigint, readonly BringingLine[], bigint]>([
  ['nothing of earlier months', 10_000n, [usage], 10_000n],
  ['a credit that pays part of it', 1_000n, [usage, line('7/CJ', 'credit', -9_000n, { sku: null })], 10_000n],
  ['an adjustment that pays all of it', 0n, [usage, line('7/TZ', 'adjustment', -10_000n, { sku: null })], 10_000n],
  ['what an earlier month still owes', 10_500n, [usage, line('7/TZ', 'adjustment', 500n, { sku: null })], 10_500n],
])('a statement with %s, %s to be paid, came to what it charged', (_, payable, lines, fen) => {
  expect(dueFen(payable, lines)).toBe(fen);
});
