import { describe, expect, it } from 'vitest';
import { actsOpenTo, draftState, type Hand, refusalOf, workingNumber } from './state-rules.ts';
import { type STATEMENT_ACTS, STATEMENT_STATES } from './steps/schemas.ts';

const NOBODY: Hand = { finance: false, department: false, job: false, preparer: false };
const HANDS = {
  preparer: { ...NOBODY, finance: true, preparer: true },
  another: { ...NOBODY, finance: true },
  department: { ...NOBODY, department: true },
  job: { ...NOBODY, job: true },
  nobody: NOBODY,
} as const;

/** Every state, every hand: what is open, and what is while the statement is parked. */
const OPEN: Readonly<
  Record<(typeof STATEMENT_STATES)[number], Readonly<Record<keyof typeof HANDS, readonly [string, string]>>>
> = {
  gathering: {
    preparer: ['draft', 'draft'],
    another: ['draft', 'draft release'],
    department: ['', ''],
    job: ['draft', 'draft'],
    nobody: ['', ''],
  },
  drafted: {
    preparer: ['draft', 'draft'],
    another: ['draft review', 'draft release'],
    department: ['', ''],
    job: ['draft', 'draft'],
    nobody: ['', ''],
  },
  reviewed: {
    preparer: ['draft', 'draft'],
    another: ['draft issue', 'draft'],
    department: ['', ''],
    job: ['draft', 'draft'],
    nobody: ['', ''],
  },
  issued: {
    preparer: ['', ''],
    another: ['', ''],
    department: ['confirm', 'confirm'],
    job: ['confirm', 'confirm'],
    nobody: ['', ''],
  },
  confirmed: {
    preparer: ['pay', 'pay'],
    another: ['pay', 'pay'],
    department: ['', ''],
    job: ['', ''],
    nobody: ['', ''],
  },
  paid: { preparer: ['', ''], another: ['', ''], department: ['', ''], job: ['', ''], nobody: ['', ''] },
};

const cases = STATEMENT_STATES.flatMap((state) =>
  (Object.keys(HANDS) as (keyof typeof HANDS)[]).flatMap((who) =>
    [false, true].map((parked) => ({ state, who, parked, open: OPEN[state][who][parked ? 1 : 0] })),
  ),
);

describe('what may be done to a statement', () => {
  it.each(cases)('$state, parked $parked, by $who: $open', ({ state, who, parked, open }) => {
    expect(actsOpenTo({ state, parked }, HANDS[who]).join(' ')).toBe(open);
  });

  it('is refused by reason: role before duty, duty before state, state before the parking', () => {
    const refusal = (
      act: (typeof STATEMENT_ACTS)[number],
      state: (typeof STATEMENT_STATES)[number],
      who: keyof typeof HANDS,
      parked = false,
    ) => refusalOf(act, { state, parked }, HANDS[who]);
    expect(refusal('issue', 'reviewed', 'department')).toBe('ROLE_MISSING');
    expect(refusal('pay', 'confirmed', 'department')).toBe('ROLE_MISSING');
    expect(refusal('confirm', 'issued', 'another')).toBe('ROLE_MISSING');
    expect(refusal('review', 'gathering', 'preparer')).toBe('DRAFTER_ISSUES');
    expect(refusal('issue', 'reviewed', 'preparer')).toBe('DRAFTER_ISSUES');
    expect(refusal('issue', 'issued', 'preparer')).toBe('STATEMENT_ISSUED');
    expect(refusal('draft', 'paid', 'job')).toBe('STATEMENT_ISSUED');
    expect(refusal('issue', 'drafted', 'another')).toBe('STATE_CONFLICT');
    expect(refusal('review', 'reviewed', 'another')).toBe('STATE_CONFLICT');
    expect(refusal('review', 'drafted', 'another', true)).toBe('STATEMENT_PARKED');
    expect(refusal('release', 'drafted', 'another')).toBe('STATE_CONFLICT');
    expect(refusal('confirm', 'confirmed', 'department')).toBe('STATE_CONFLICT');
    expect(refusal('pay', 'issued', 'another')).toBe('STATE_CONFLICT');
  });

  it('leaves nobody an act on what is paid, and nobody who built a draft the say over it', () => {
    for (const hand of Object.values(HANDS)) expect(actsOpenTo({ state: 'paid', parked: false }, hand)).toEqual([]);
    for (const state of STATEMENT_STATES)
      for (const parked of [false, true])
        for (const act of ['release', 'review', 'issue'] as const)
          expect(refusalOf(act, { state, parked }, HANDS.preparer)).not.toBeNull();
  });
});

describe('a draft', () => {
  const freeze = new Date('2026-04-03T16:00:00Z');
  it.each([
    ['2026-03-16T00:00:00.000Z', 'gathering'],
    ['2026-04-03T15:59:59.999Z', 'gathering'],
    ['2026-04-03T16:00:00.000Z', 'drafted'],
  ] as const)('that was built at %s is %s', (at, state) => expect(draftState(new Date(at), freeze)).toBe(state));
});

it('goes by a name of its own until it is issued', () => {
  expect(workingNumber('HT-2026-000007', '2026-03')).toBe('NJ-HT-2026-000007-2026-03');
});
