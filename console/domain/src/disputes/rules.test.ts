import { DISPUTE_POLICIES } from '@zhengyun/rulebook/dispute-policy.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf, type Disputable, type DisputeFacts, levelOf, refusalOf, refusalToOpen, termsOf } from './rules.ts';
import { DISPUTE_ACTS, DISPUTE_STATES } from './schemas.ts';

const day = (date: string) => new Date(`2026-08-${date}T02:00:00Z`);

describe('a line', () => {
  const line: Disputable = { issuedAt: day('03'), agreed: false, leftFen: 10_000n, disputed: null };
  it.each([
    ['to its whole amount', {}, 10_000n, '04', null],
    ['by more than its amount', {}, 10_001n, '04', 'DISPUTE_ABOVE_LINE'],
    ['of which nothing is left', { leftFen: 0n }, 1n, '04', 'LINE_NOT_DISPUTABLE'],
    ['that is disputed', { disputed: 'YY-2026-000001' }, 1n, '04', 'DISPUTED_BEFORE'],
    ['in the last instant of its window', {}, 1n, '24', 'DISPUTE_WINDOW_OVER'],
    ['of a draft', { issuedAt: null }, 1n, '04', 'STATE_CONFLICT'],
    ['of a statement that was agreed to', { agreed: true }, 1n, '04', 'STATE_CONFLICT'],
  ] as const)('can be disputed %s or is refused', (_, more, asked, now, refusal) => {
    expect(refusalToOpen({ ...line, ...more }, asked, { now: day(now), until: day('24') })).toBe(refusal);
  });
});

const facts = (more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  ...{ state: 'taken', takenBy: 'decider', answeredAt: day('05'), answerBy: day('10'), madeBy: ['drafter', 'issuer'] },
  ...more,
});
const finance = (personId: string) => ({ personId, sides: ['finance' as const], approves: false, now: day('06') });
const approver = { personId: 'a', sides: ['department' as const], approves: true, now: day('06') };
const applicant = { ...approver, approves: false };
const operator = { ...applicant, sides: ['operator' as const] };
const stranger = { ...applicant, sides: [] };

describe('who may do what to a dispute', () => {
  it.each([
    ['the department withdraws while it waits', 'withdraw', {}, approver, null],
    ['no applicant withdraws', 'withdraw', {}, applicant, 'NOT_YOURS'],
    ['nobody withdraws what is granted', 'withdraw', { state: 'granted' }, approver, 'STATE_CONFLICT'],
    ['each side speaks', 'say', {}, operator, null],
    ['nobody else does', 'say', {}, stranger, 'NOT_YOURS'],
    ['nobody speaks after its end', 'say', { state: 'rejected' }, operator, 'STATE_CONFLICT'],
    ['finance takes it', 'take', { state: 'open', takenBy: null }, finance('x'), null],
    ['finance takes it over', 'take', {}, finance('x'), null],
    ['who has it does not take it again', 'take', {}, finance('decider'), 'STATE_CONFLICT'],
    [
      'who drafted the statement does not take it',
      'take',
      { state: 'open', takenBy: null },
      finance('drafter'),
      'STATEMENT_MAKER_DECIDES',
    ],
    ['who issued it does not decide', 'decide', { takenBy: 'issuer' }, finance('issuer'), 'STATEMENT_MAKER_DECIDES'],
    ['who has it decides', 'decide', {}, finance('decider'), null],
    ['who does not have it does not decide', 'decide', {}, finance('x'), 'DISPUTE_OF_ANOTHER'],
    [
      'nobody decides before the operator was heard',
      'decide',
      { answeredAt: null },
      finance('decider'),
      'DISPUTE_UNANSWERED',
    ],
    [
      'the operator is not waited for past its day',
      'decide',
      { answeredAt: null, answerBy: day('06') },
      finance('decider'),
      null,
    ],
    ['nobody decides twice', 'decide', { state: 'granted' }, finance('decider'), 'STATE_CONFLICT'],
    ['the department does not decide', 'decide', {}, approver, 'NOT_YOURS'],
  ] as const)('%s', (_, act, more, asker, refusal) => {
    expect(refusalOf(act, facts(more), asker)).toBe(refusal);
  });

  it('is nothing to anybody after its end, and never a decision by who made the statement', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DISPUTE_STATES),
        fc.constantFrom('drafter', 'issuer', 'decider'),
        fc.boolean(),
        (state, person, approves) => {
          const asker = { ...finance(person), sides: ['department', 'finance'] as const, approves };
          const acts = actsOf(facts({ state, takenBy: person }), asker);
          expect(DISPUTE_ACTS).toEqual(expect.arrayContaining([...acts]));
          if (['granted', 'upheld', 'rejected', 'withdrawn'].includes(state)) expect(acts).toEqual([]);
          if (person !== 'decider') expect(acts).not.toContain('decide');
        },
      ),
    );
  });
});

describe('the clock of a dispute', () => {
  const terms = termsOf(day('03'), DISPUTE_POLICIES[0] as (typeof DISPUTE_POLICIES)[number], new Map());
  const of = { state: 'open' as const, answeredAt: null, level: 0, ...terms };

  it('goes by working days after the day it was opened', () => {
    expect(Object.values(terms).map((term) => term.toISOString())).toEqual([
      '2026-08-05T16:00:00.000Z',
      '2026-08-10T16:00:00.000Z',
      '2026-08-17T16:00:00.000Z',
    ]);
  });

  it.each([
    ['in time', {}, '05', 0],
    ['taken by nobody', {}, '06', 1],
    ['taken, and the operator still has time', { state: 'taken' }, '06', 0],
    ['answered by nobody', { state: 'taken' }, '11', 1],
    ['answered', { state: 'taken', answeredAt: day('07') }, '11', 0],
    ['undecided', { state: 'taken', answeredAt: day('07') }, '18', 2],
    ['ended', { state: 'rejected', level: 1 }, '30', 1],
    ['taken late', { state: 'taken', level: 1 }, '07', 1],
  ] as const)('says of one that is %s', (_, more, now, level) => {
    expect(levelOf({ ...of, ...more }, day(now))).toBe(level);
  });
});
