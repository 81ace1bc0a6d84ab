import { reconciliationPolicyAt } from '@zhengyun/rulebook/reconciliation-policy.ts';
import { describe, expect, it } from 'vitest';
import { actsOf, type CaseFacts, type KnownCase, levelOf, refusalOf, termsOf, workOf } from './case-rules.ts';
import { distinct, type Finding, findingKey, ownerOf } from './finding-rules.ts';
import { FINDING_CODES } from './schemas.ts';

const [A, B] = ['a', 'b'];
const facts = (given: Partial<CaseFacts>): CaseFacts => ({
  ...{ state: 'open', takenBy: null, answeredBy: null, persists: true },
  ...given,
});
const owner = (personId = A) => ({ personId, owns: true, closes: false });
const closer = (personId = B) => ({ personId, owns: false, closes: true });
const both = (personId = A) => ({ personId, owns: true, closes: true });
const taken = facts({ state: 'taken', takenBy: A });
const answered = facts({ state: 'answered', takenBy: A, answeredBy: A });

describe('a case', () => {
  it.each([
    ['is taken by who holds its role', 'take', facts({}), owner(), null],
    ['is taken by nobody else', 'take', facts({}), closer(), 'not-owner'],
    ['is taken over from who has it', 'take', taken, owner(B), null],
    ['is not taken twice by one', 'take', taken, owner(A), 'state'],
    ['is not taken once answered', 'take', answered, owner(B), 'state'],
    ['is answered by who took it', 'answer', taken, owner(), null],
    ['is answered by nobody else', 'answer', taken, owner(B), 'not-taker'],
    ['is not answered before it is taken', 'answer', facts({}), owner(), 'state'],
    ['is not closed without an answer', 'explain', taken, closer(), 'state'],
    ['is not closed by who answered', 'explain', answered, both(), 'answered-it'],
    ['is not sent back by who answered', 'return', answered, both(), 'answered-it'],
    ['is not closed by who may not', 'explain', answered, owner(B), 'not-closer'],
    ['is not solved while it is found', 'solve', answered, closer(), 'persists'],
    ['is explained while it is found', 'explain', answered, closer(), null],
    ['is solved once it is gone', 'solve', { ...answered, persists: false }, closer(), null],
    ['is sent back', 'return', answered, closer(), null],
    ['is over once closed', 'return', { ...answered, state: 'closed' }, closer(), 'state'],
  ] as const)('%s', (_, act, of, asker, refusal) => {
    expect(refusalOf(act, of, asker)).toBe(refusal);
    expect(actsOf(of, asker).includes(act)).toBe(refusal === null);
  });

  it('has its terms in working days, and goes up as they pass', () => {
    // A Friday; the week after has no holiday.
    const opened = new Date('2026-11-20T02:00:00Z');
    const terms = termsOf(opened, reconciliationPolicyAt(opened), new Map());
    expect(terms.answerBy.toISOString()).toBe('2026-11-25T16:00:00.000Z');
    expect(terms.closeBy.toISOString()).toBe('2026-12-04T16:00:00.000Z');
    const level = (state: 'open' | 'answered' | 'closed', at: string, was = 0) =>
      levelOf({ state, ...terms, level: was }, new Date(at));
    expect(level('open', '2026-11-25T15:59:59Z')).toBe(0);
    expect(level('open', '2026-11-25T16:00:00Z')).toBe(1);
    expect(level('answered', '2026-11-26T00:00:00Z')).toBe(0);
    expect(level('answered', '2026-11-26T00:00:00Z', 1)).toBe(1);
    expect(level('answered', '2026-12-05T00:00:00Z')).toBe(2);
    expect(level('closed', '2027-01-01T00:00:00Z', 1)).toBe(1);
  });
});

const finding = (aspect = 'vcpu.x86'): Finding => ({
  code: 'usage-after-removal',
  subject: { kind: 'resource', id: 'r', label: 'ZY-1' },
  ...{ aspect, departmentId: 'd', cloudId: 'c', month: '2026-11', facts: { sku: aspect } },
});
const NOW = new Date('2026-11-23T02:00:00Z');
const known = (given: Partial<KnownCase>): KnownCase => ({
  ...{ id: 'case', key: findingKey(finding()), state: 'open', goneAt: null, explainedUntil: null, facts: {} },
  ...given,
});

describe('a night’s work', () => {
  const found = distinct([finding()]);
  it('opens one case for a finding, however often it is met', () => {
    expect(workOf(distinct([finding(), finding()]), [], NOW).open).toMatchObject([{ facts: { rows: '2' } }]);
    expect(workOf(found, [known({})], NOW)).toMatchObject({ open: [], seen: [{ id: 'case', back: false }], gone: [] });
  });
  it('marks what is gone, once, and unmarks what is back', () => {
    expect(workOf(new Map(), [known({})], NOW).gone).toEqual(['case']);
    expect(workOf(new Map(), [known({ goneAt: NOW })], NOW).gone).toEqual([]);
    expect(workOf(found, [known({ goneAt: NOW })], NOW).seen).toMatchObject([{ back: true }]);
  });
  it('leaves an explained one alone until its day is over, and opens a solved one anew', () => {
    const opened = (given: Partial<KnownCase>) =>
      workOf(found, [known({ state: 'closed', ...given })], NOW).open.length;
    expect(opened({ explainedUntil: '2026-11-23' })).toBe(0);
    expect(opened({ explainedUntil: '2026-11-22' })).toBe(1);
    expect(opened({})).toBe(1);
  });
  it('opens a case for another figure of a bill that was explained, and none while only the meter moves', () => {
    const bill = (billed: string, meter = '100'): Finding => ({
      ...finding(),
      ...{ code: 'bill-not-meter', facts: { sku: 'vcpu.x86', meter, bill: billed } },
    });
    const said = (of: Finding, more: Partial<KnownCase>) => known({ key: findingKey(of), facts: of.facts, ...more });
    const closed = said(bill('101'), { state: 'closed', explainedUntil: '2026-11-30' });
    expect(workOf(distinct([bill('101', '99')]), [closed], NOW).open).toEqual([]);
    expect(workOf(distinct([bill('300')]), [closed], NOW).open).toHaveLength(1);
    expect(workOf(distinct([bill('300')]), [closed, said(bill('300'), {})], NOW).open).toEqual([]);
  });
  it('gives every finding somebody to answer for it', () => {
    expect(new Set(FINDING_CODES.map(ownerOf))).toEqual(new Set(['finance', 'platform-engineer']));
    expect(findingKey(finding())).not.toBe(findingKey(finding('memory-gb.x86')));
  });
});
