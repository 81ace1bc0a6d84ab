import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsTowards, refusePart, type SetPart } from './part-rules.ts';

const part = (project: string | null, fen: bigint, fundingSource: string | null = null): SetPart => ({
  project,
  fundingSource,
  fen,
});
const WHOLE = part(null, 1000n);
const codeOf = (wanted: SetPart, others: readonly SetPart[]) => refusePart(wanted, others)?.code ?? null;

describe('the budgets of a department’s year', () => {
  it.each([
    ['the whole alone', WHOLE, [], null],
    ['a part of nothing', part('数字政府', 1n), [], 'BUDGET_NOT_SET'],
    ['a part of nothing, of no yuan', part('数字政府', 0n), [], 'BUDGET_NOT_SET'],
    ['parts that come to the whole', part('b', 400n), [WHOLE, part('a', 600n)], null],
    ['parts of a fen more', part('b', 401n), [WHOLE, part('a', 600n)], 'BUDGET_PARTS_EXCEED'],
    ['a whole under its parts', part(null, 599n), [WHOLE, part('a', 600n)], 'BUDGET_PARTS_EXCEED'],
    ['a part set anew', part('a', 1000n), [WHOLE, part('a', 600n)], null],
    ['one project by two sources', part('a', 1n, 'special-fund'), [WHOLE, part('a', 1n, 'own-income')], null],
    [
      'one project by a source beside whatever money',
      part('a', 1n, 'special-fund'),
      [WHOLE, part('a', 1n)],
      'BUDGET_OVERLAPS',
    ],
    ['one project whatever money beside a source', part('a', 1n), [WHOLE, part('a', 1n, 'other')], 'BUDGET_OVERLAPS'],
    ['the other kind once the first is given up', part('a', 1n), [WHOLE, part('a', 0n, 'other')], null],
    ['giving one up', part('a', 0n), [WHOLE, part('a', 1n), part('b', 1n)], null],
  ] as const)('%s', (_, wanted, others, code) => {
    expect(codeOf(wanted, others)).toBe(code);
  });

  it('never come to parts beyond the whole, however they are set', () => {
    const key = fc.record({
      project: fc.constantFrom(null, 'a', 'b'),
      fundingSource: fc.constantFrom(null, 'special-fund'),
      fen: fc.bigInt(0n, 100n),
    });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (acts) => {
        let set: readonly SetPart[] = [];
        for (const act of acts) {
          const wanted = act.project === null ? { ...act, fundingSource: null } : act;
          if (refusePart(wanted, set)) continue;
          const same = (each: SetPart) =>
            each.project === wanted.project && each.fundingSource === wanted.fundingSource;
          set = [...set.filter((each) => !same(each)), wanted];
        }
        const whole = set.find(({ project }) => project === null)?.fen ?? 0n;
        const parts = set.filter(({ project }) => project !== null);
        expect(parts.reduce((sum, { fen }) => sum + fen, 0n) <= whole).toBe(true);
        // Nothing counts towards two of them.
        for (const asked of [part('a', 1n, 'special-fund'), part('a', 1n), part('b', 1n, 'other')])
          expect(parts.filter((each) => each.fen > 0n && countsTowards(each, asked)).length).toBeLessThan(2);
      }),
    );
  });

  it('count what is for them: the whole everything, a project its own, a source what names it', () => {
    const asked = part('a', 0n, 'special-fund');
    expect(
      [WHOLE, part('a', 0n), asked, part('b', 0n), part('a', 0n, 'other')].map((key) => countsTowards(key, asked)),
    ).toEqual([true, true, true, false, false]);
    expect(countsTowards(asked, part('a', 0n))).toBe(false);
  });
});
