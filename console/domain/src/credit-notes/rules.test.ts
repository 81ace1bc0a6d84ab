import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedLine,
  creditable,
  lateLines,
  type MadeLine,
  mayComeTo,
  takenBackAndRenewed,
  totalOf,
} from './rules.ts';

const line = (key: string, amountFen: bigint, quantity = '1.000000000'): ComparedLine => ({
  ...{ lineId: `id-${key}`, key, amountFen },
  facts: { kind: 'usage', ordinal: 1, resource: key, sku: 'vcpu.x86', unit: '核·月', quantity, unitPrice: '38.500000' },
});
const none: readonly MadeLine[] = [];
const made = (noteId: string, ofFacts: boolean, lines: readonly Pick<MadeLine, 'act' | 'key' | 'amountFen'>[]) =>
  lines.map((each): MadeLine => ({ ...each, noteId, ofFacts, facts: line(each.key, 0n).facts }));
const granted = (key: string, amountFen: bigint) => made(`grant of ${key}`, false, [{ act: 'credit', key, amountFen }]);

type Step = { readonly fact: bigint } | { readonly grant: bigint };
/** What a line stands at in the end, each fact having been adjusted by. */
function played(issued: bigint, steps: readonly Step[]): bigint {
  const was = [line('1/a', issued)];
  const notes: MadeLine[] = [];
  for (const [index, step] of steps.entries())
    if ('fact' in step) notes.push(...made(`facts ${index}`, true, lateLines(was, [line('1/a', step.fact)], notes)));
    else if (step.grant !== 0n)
      notes.push(...made(`grant ${index}`, false, [{ act: 'credit', key: '1/a', amountFen: step.grant }]));
  return issued + totalOf(notes);
}

describe('an adjustment', () => {
  it('trap 22: takes a line back whole and charges it anew, by no difference of quantities', () => {
    const lines = lateLines([line('1/a', 1_000n, '10.000000000')], [line('1/a', 900n, '12.000000000')], none);
    expect(lines.map(({ act, amountFen, facts }) => [act, amountFen, facts.quantity])).toEqual([
      ['reversal', -1_000n, '10.000000000'],
      ['renewed', 900n, '12.000000000'],
    ]);
  });

  it('takes back a line that is not there any more, and charges one that was not', () => {
    const lines = lateLines([line('1/a', 1_000n)], [line('1/b', 300n)], none);
    expect(lines.map(({ act, key, lineId }) => [act, key, lineId])).toEqual([
      ['reversal', '1/a', 'id-1/a'],
      ['renewed', '1/b', null],
    ]);
  });

  it('counts what was credited since, so that nothing is given back twice', () => {
    const credited = granted('1/a', -100n);
    expect(lateLines([line('1/a', 1_000n)], [line('1/a', 900n)], credited)).toEqual([]);
    expect(lateLines([line('1/a', 1_000n)], [line('1/a', 950n)], credited)).toEqual([]);
    expect(totalOf(lateLines([line('1/a', 1_000n)], [line('1/a', 850n)], credited))).toBe(-50n);
  });

  it('leaves what a dispute or a person granted as it is where the facts say what they said', () => {
    expect(lateLines([line('1/a', 1_000n)], [line('1/a', 1_000n)], granted('1/a', -300n))).toEqual([]);
    const byHand = made('hand', false, takenBackAndRenewed(line('1/a', 1_000n), line('1/a', 1_200n)));
    expect(lateLines([line('1/a', 1_000n)], [line('1/a', 1_000n)], byHand)).toEqual([]);
  });

  it('leaves what was granted standing beside what facts changed the other way', () => {
    const lines = lateLines([line('1/a', 1_000n)], [line('1/a', 1_020n)], granted('1/a', -300n));
    expect(lines.map(({ act, amountFen }) => [act, amountFen])).toEqual([
      ['reversal', -1_000n],
      ['renewed', 1_020n],
    ]);
  });

  it('keeps an adjustment by facts apart from what is granted after it', () => {
    const adjusted = made('facts', true, lateLines([line('1/a', 1_000n)], [line('1/a', 950n)], none));
    const all = [...adjusted, ...granted('1/a', -100n)];
    expect(lateLines([line('1/a', 1_000n)], [line('1/a', 950n)], all)).toEqual([]);
    expect(totalOf(lateLines([line('1/a', 1_000n)], [line('1/a', 1_000n)], all))).toBe(50n);
  });

  it('takes back a line that an adjustment charged first and that no fact knows any more', () => {
    const charged = made('facts', true, lateLines([], [line('1/b', 300n)], none));
    expect(lateLines([], [], charged).map(({ act, amountFen }) => [act, amountFen])).toEqual([['reversal', -300n]]);
  });

  it('is not found again once it is made, whatever was granted before', () => {
    const fen = fc.bigInt({ min: -500n, max: 500n });
    fc.assert(
      fc.property(fen, fen, fen, fen, (issued, grant, now, later) => {
        const was = [line('1/a', issued)];
        const before = grant === 0n ? [] : granted('1/a', grant);
        const once = lateLines(was, [line('1/a', now)], before);
        const all = [...before, ...made('first', true, once)];
        expect(lateLines(was, [line('1/a', now)], all)).toEqual([]);
        const twice = [...all, ...made('second', true, lateLines(was, [line('1/a', later)], all))];
        expect(lateLines(was, [line('1/a', later)], twice)).toEqual([]);
      }),
    );
  });

  it.each<[string, bigint, readonly bigint[], bigint]>([
    ['further down than what was granted, and back', -300n, [600n, 1_000n], 700n],
    ['up, and back', -300n, [1_200n, 1_000n], 700n],
    ['down within what was granted, and back', -300n, [900n, 1_000n], 700n],
    ['further up than what was charged by hand, and back', 200n, [1_500n, 1_000n], 1_200n],
    ['down, and back, beside what was charged by hand', 200n, [600n, 1_000n], 1_200n],
    ['away, and back', -300n, [0n, 1_000n], 700n],
    ['further down, and halfway back', -300n, [600n, 850n], 700n],
  ])('loses nothing that was granted of 1,000 where facts go %s', (_, grant, facts, stands) => {
    expect(played(1_000n, [{ grant }, ...facts.map((fact) => ({ fact }))])).toBe(stands);
  });

  it.each<[string, readonly Step[], bigint]>([
    ['by two notes what one would', [{ grant: -100n }, { grant: -200n }, { fact: 600n }, { fact: 850n }], 700n],
    ['nothing where one takes the other back', [{ grant: -300n }, { grant: 300n }, { fact: 1_200n }], 1_200n],
    ['nothing the other way either', [{ grant: 300n }, { grant: -300n }, { fact: 600n }], 600n],
    ['what is left of both', [{ grant: -300n }, { grant: 100n }, { fact: 700n }, { fact: 1_000n }], 800n],
    ['what is left of both, beyond the first', [{ grant: 100n }, { grant: -300n }, { fact: 1_200n }], 1_000n],
    ['beside facts that took in the first', [{ grant: 100n }, { fact: 1_500n }, { grant: -200n }], 1_300n],
  ])('grants of 1,000 %s', (_, steps, stands) => {
    expect(played(1_000n, steps)).toBe(stands);
  });

  it('comes to the same by the same facts and grants, whatever facts came in between', () => {
    const fen = fc.bigInt({ min: -1_000n, max: 1_000n });
    const step = fc.record({ between: fc.array(fen, { maxLength: 3 }), fact: fen, grant: fen });
    fc.assert(
      fc.property(
        fen,
        fc.array(step, { maxLength: 4 }),
        fc.array(fen, { maxLength: 3 }),
        fen,
        (issued, steps, last, end) => {
          const straight = steps.flatMap(({ fact, grant }): Step[] => [{ fact }, { grant }]);
          const around = steps.flatMap(({ between, fact, grant }): Step[] => [
            ...between.map((each) => ({ fact: each })),
            { fact },
            { grant },
          ]);
          const ended = played(issued, [...straight, { fact: end }]);
          expect(played(issued, [...around, ...last.map((fact) => ({ fact })), { fact: end }])).toBe(ended);
        },
      ),
    );
  });

  it('leaves all that was granted at the issue where facts come back to what was issued', () => {
    const fen = fc.bigInt({ min: -1_000n, max: 1_000n });
    fc.assert(
      fc.property(fen, fc.array(fen, { maxLength: 3 }), fc.array(fen, { maxLength: 4 }), (issued, grants, facts) => {
        const steps = [...grants.map((grant) => ({ grant })), ...facts.map((fact) => ({ fact })), { fact: issued }];
        expect(played(issued, steps) - issued).toBe(grants.reduce((sum, grant) => sum + grant, 0n));
      }),
    );
  });

  it('comes to what the whole statement is off by, whatever its lines are', () => {
    const lines = fc.uniqueArray(
      fc.record({ key: fc.constantFrom(...'abcdefgh'), fen: fc.bigInt({ min: -500n, max: 500n }) }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [was, is] = [before, after].map((each) => each.map(({ key, fen }) => line(key, fen)));
        const lines = lateLines(was ?? [], is ?? [], none);
        expect(totalOf(lines)).toBe(totalOf(is ?? []) - totalOf(was ?? []));
        expect(lines.every(({ amountFen }) => amountFen !== 0n)).toBe(true);
      }),
    );
  });
});

it.each([
  [10_000n, 0n, 0n, 10_000n],
  [10_000n, -9_999n, -9_999n, 1n],
  [10_000n, -10_000n, -10_000n, 0n],
  [10_000n, -20_000n, -20_000n, 0n],
  [10_000n, 5_000n, 5_000n, 10_000n],
  [0n, 0n, 0n, 0n],
  // Of 15,000 that are to be paid other notes took most.
  [10_000n, 0n, -12_000n, 3_000n],
  [10_000n, 0n, -20_000n, 0n],
])(
  'of a line that brought %s of 15,000, corrected by %s, and its statement by %s, so much can be credited: %s',
  (broughtFen, lineFen, statementFen, left) => {
    expect(creditable({ broughtFen, dueFen: 15_000n }, { lineFen, statementFen })).toBe(left);
  },
);

it.each([
  ['usage', 1n, true],
  ['usage', -1n, false],
  ['usage', 0n, true],
  ['deduction', -30_000n, true],
  ['deduction', 1n, false],
  ['penalty', 0n, true],
  ['coefficient', 1n, true],
  ['coefficient', -1n, true],
])('a line of %s can be adjusted to %s: %s', (kind, fen, may) => {
  expect(mayComeTo(kind, fen)).toBe(may);
});
