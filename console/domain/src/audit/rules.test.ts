import { describe, expect, it } from 'vitest';
import { canonicalText, findBreaks, GENESIS, type SealedContent, sealRows } from './rules.ts';

const row = (id: string, over: Partial<SealedContent> = {}): SealedContent => ({
  id,
  at: new Date('2026-03-01T00:00:00.123Z'),
  actorKind: 'person',
  actorId: 'p1',
  actorName: '李明',
  action: 'approvals.approved',
  outcome: 'done',
  code: null,
  objectKind: 'request',
  objectId: 'r1',
  departmentId: 'd1',
  detail: { b: 1, a: { d: [1, 2], c: null } },
  traceId: 't1',
  ...over,
});
const START = { sequence: 0n, hash: GENESIS };
const sealed = (rows: readonly SealedContent[]) =>
  sealRows(rows, new Map()).map((seal, index) => ({ ...seal, row: rows[index] ?? null }));

describe('the canonical text', () => {
  it('is the same however the detail’s keys are ordered', () => {
    expect(canonicalText(row('1', { detail: { a: { c: null, d: [1, 2] }, b: 1 } }))).toBe(canonicalText(row('1')));
  });

  it('can be written again from an export', () => {
    expect(canonicalText(row('1'))).toBe(
      '["audit-row-1","1","2026-03-01T00:00:00.123Z",["person","p1","李明"],"approvals.approved",["done",null],["request","r1"],"d1",{"a":{"c":null,"d":[1,2]},"b":1},"t1"]',
    );
  });
});

describe('chains', () => {
  it('are one for each department and one for the province', () => {
    const seals = sealRows(
      [row('1'), row('2', { departmentId: null }), row('3'), row('4', { departmentId: 'd2' })],
      new Map(),
    );
    expect(seals.map((seal) => [seal.chain, seal.sequence])).toEqual([
      ['d1', 1n],
      ['province', 1n],
      ['d1', 2n],
      ['d2', 1n],
    ]);
    expect(seals[2]?.previousHash).toEqual(seals[0]?.hash);
  });

  it('hold when nothing was touched, also read in pages', () => {
    const seals = sealed(['1', '2', '3', '4'].map((id) => row(id)));
    const first = findBreaks(START, seals.slice(0, 2));
    expect(first.breaks).toEqual([]);
    expect(findBreaks(first.head, seals.slice(2)).breaks).toEqual([]);
  });

  it.each([
    ['another actor', { actorName: '别人' }],
    ['another instant', { at: new Date('2026-03-01T00:00:00.124Z') }],
    ['another detail', { detail: { b: 2 } }],
    ['another outcome', { outcome: 'refused', code: 'NOT_YOURS' }],
  ])('break at the one row that was changed to %s', (_, over) => {
    const seals = sealed(['1', '2', '3'].map((id) => row(id)));
    const tampered = seals.map((seal) => (seal.auditId === '2' ? { ...seal, row: row('2', over) } : seal));
    expect(findBreaks(START, tampered).breaks).toEqual([
      { chain: 'd1', sequence: '2', auditId: '2', kind: 'row-changed' },
    ]);
  });

  it('break where a row is gone, where a seal is gone, and where a row was moved to another chain', () => {
    const seals = sealed(['1', '2', '3'].map((id) => row(id)));
    const kinds = (broken: typeof seals) => findBreaks(START, broken).breaks.map((each) => each.kind);
    expect(kinds(seals.map((seal) => (seal.auditId === '2' ? { ...seal, row: null } : seal)))).toEqual(['row-missing']);
    expect(kinds(seals.filter((seal) => seal.auditId !== '2'))).toEqual(['sequence-gap', 'link-broken']);
    expect(
      kinds(seals.map((seal) => (seal.auditId === '2' ? { ...seal, row: row('2', { departmentId: 'd9' }) } : seal))),
    ).toEqual(['wrong-chain']);
  });

  it('break at both of two rows that changed places', () => {
    const seals = sealed(['1', '2', '3'].map((id) => row(id)));
    const [first, second, third] = seals;
    if (!first || !second || !third) throw new Error('three rows make three seals');
    const swapped = [first, { ...second, row: third.row }, { ...third, row: second.row }];
    expect(findBreaks(START, swapped).breaks.map((each) => [each.sequence, each.kind])).toEqual([
      ['2', 'row-changed'],
      ['3', 'row-changed'],
    ]);
  });

  it('break at the next link when a row and its hash were both rewritten', () => {
    const seals = sealed(['1', '2', '3'].map((id) => row(id)));
    const [forged] = sealRows(
      [row('2', { actorName: '别人' })],
      new Map([['d1', { sequence: 1n, hash: seals[0]?.hash ?? GENESIS }]]),
    );
    const tampered = seals.map((seal) =>
      seal.auditId === '2' && forged ? { ...forged, row: row('2', { actorName: '别人' }) } : seal,
    );
    expect(findBreaks(START, tampered).breaks.map((each) => [each.sequence, each.kind])).toEqual([
      ['3', 'link-broken'],
    ]);
  });
});
