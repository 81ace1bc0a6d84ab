import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from './rules.ts';

describe('where a department stands in its budget', () => {
  it.each([
    ['no budget', { budget: null, billed: 5n, committed: 5n, waiting: 0n }, { left: null, state: 'unset' }],
    ['nothing used yet', { budget: 0n, billed: 0n, committed: 0n, waiting: 0n }, { left: 0n, state: 'within' }],
    [
      'a fen under the warning line',
      { budget: 1000n, billed: 300n, committed: 400n, waiting: 99n },
      { left: 201n, state: 'within' },
    ],
    [
      'at the warning line',
      { budget: 1000n, billed: 300n, committed: 400n, waiting: 100n },
      { left: 200n, state: 'near' },
    ],
    [
      'spent to the last fen',
      { budget: 1000n, billed: 1000n, committed: 0n, waiting: 0n },
      { left: 0n, state: 'near' },
    ],
    ['a fen beyond', { budget: 1000n, billed: 1000n, committed: 1n, waiting: 0n }, { left: -1n, state: 'over' }],
    [
      'a price that is missing',
      { budget: 1000n, billed: 0n, committed: null, waiting: 1n },
      { left: null, state: 'unknown' },
    ],
    [
      'over whatever the missing price is',
      { budget: 1000n, billed: 1001n, committed: null, waiting: 0n },
      { left: null, state: 'over' },
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(standingOf(facts)).toEqual(expected);
  });

  it('never gets better by more that is spoken for', () => {
    const order = ['within', 'near', 'over'];
    const fen = fc.bigInt(0n, 10_000n);
    fc.assert(
      fc.property(fen, fen, fen, fen, fen, (budget, billed, committed, waiting, more) => {
        const before = standingOf({ budget, billed, committed, waiting });
        for (const then of [
          standingOf({ budget, billed: billed + more, committed, waiting }),
          standingOf({ budget, billed, committed: committed + more, waiting }),
          standingOf({ budget, billed, committed, waiting: waiting + more }),
        ]) {
          expect(order.indexOf(then.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
          expect(then.left).toBe((before.left ?? 0n) - more);
        }
      }),
    );
  });
});
