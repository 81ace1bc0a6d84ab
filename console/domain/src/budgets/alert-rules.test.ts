import { BUDGET_POLICIES, budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachedOf, toTell } from './alert-rules.ts';

const POLICY = budgetPolicy(new Date('2026-11-23T02:00:00Z'), BUDGET_POLICIES);
const lines = (budget: bigint, used: bigint, forecast: bigint | null) =>
  reachedOf({ budget, used, forecast }, POLICY).map(({ basis, percent }) => `${basis} ${percent}`);

describe('lines of a budget', () => {
  it.each([
    ['nothing used', 1000n, 0n, 0n, []],
    ['a fen under the first', 1000n, 499n, 799n, []],
    ['on the first', 1000n, 500n, 799n, ['used 50']],
    ['a forecast on its first', 1000n, 0n, 800n, ['forecast 80']],
    ['used up', 1000n, 1000n, 1000n, ['used 50', 'used 80', 'used 100', 'forecast 80', 'forecast 100']],
    ['an unknown forecast has reached nothing', 1000n, 800n, null, ['used 50', 'used 80']],
    ['a budget of nothing has no parts', 0n, 5n, 5n, []],
  ] as const)('%s', (_, budget, used, forecast, expected) => {
    expect(lines(budget, used, forecast)).toEqual(expected);
  });

  it('once reached stay reached as more is used', () => {
    const fen = fc.bigInt(0n, 10_000n);
    fc.assert(
      fc.property(fen, fen, fen, (budget, used, more) => {
        expect(lines(budget, used + more, null)).toEqual(expect.arrayContaining(lines(budget, used, null)));
      }),
    );
  });

  it('are told of by the highest of each kind', () => {
    const told = toTell(reachedOf({ budget: 10n, used: 9n, forecast: 10n }, POLICY));
    expect(told.map(({ basis, percent }) => [basis, percent])).toEqual([
      ['used', 80],
      ['forecast', 100],
    ]);
  });
});
