import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { describe, expect, it } from 'vitest';
import {
  afterRemoval,
  attachedBeyond,
  beforeCreation,
  beyondAllocated,
  beyondWindow,
  type ChargedUse,
  chargedTwice,
  negative,
  type ReadUse,
  unmatchedOrders,
} from './sanity-rules.ts';

const OF = { resourceId: 'r', number: 'ZY-2026-000001', departmentId: 'd', cloudId: 'c' };
const READY = new Date('2026-11-05T00:00:00.400Z');
const RELEASED = new Date('2026-11-20T00:00:00Z');
const at = (text: string) => new Date(`2026-11-${text}Z`);
const charged = (given: Partial<ChargedUse> = {}): ChargedUse => ({
  ...{
    ...OF,
    sku: 'vcpu.x86',
    from: at('05T00:00:00'),
    to: at('20T00:00:00'),
    quantity: '2.000000000',
    month: '2026-11',
  },
  ...{ window: periodOf('2026-11'), readyAt: READY, releasedAt: RELEASED, ...given },
});
const read = (given: Partial<ReadUse> = {}): ReadUse => ({
  ...{
    ...OF,
    dimension: 'requests',
    at: at('10T00:00:00'),
    quantity: '1',
    readyAt: READY,
    releasedAt: RELEASED,
    corrects: false,
  },
  ...given,
});
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe('use that can’t be', () => {
  it('is none where all is well: a charge begins with the whole second, and ends with the removal', () => {
    const [use, reading] = [[charged()], [read(), read({ at: READY }), read({ at: RELEASED })]];
    const found = [beyondWindow(use), beforeCreation(use, reading), afterRemoval(use, reading), negative(use, reading)];
    expect([...found.flat(), ...chargedTwice(use)]).toEqual([]);
  });

  it('reaches beyond the month it is counted in (trap 5: the window is the whole month, whatever is left of it)', () => {
    expect(codes(beyondWindow([charged({ to: new Date('2026-11-30T16:00:01Z') })]))).toEqual(['usage-beyond-window']);
    expect(beyondWindow([charged({ to: new Date('2026-11-30T16:00:00Z') })])).toEqual([]);
    expect(codes(beyondWindow([charged({ from: new Date('2026-10-31T15:59:59Z') })]))).toEqual(['usage-beyond-window']);
  });

  it('is before its resource was there, or of one that never was', () => {
    expect(codes(beforeCreation([charged({ from: at('04T23:59:59') })], []))).toEqual(['usage-before-creation']);
    expect(codes(beforeCreation([], [read({ at: at('04T23:59:59') })]))).toEqual(['usage-before-creation']);
    expect(codes(beforeCreation([charged({ readyAt: null })], []))).toEqual(['usage-before-creation']);
  });

  it('is not of before the resource in the hour in which it began, whose readings may bear its start', () => {
    const readyAt = at('05T10:25:00');
    expect(beforeCreation([], [read({ readyAt, at: at('05T10:00:00') })])).toEqual([]);
    expect(codes(beforeCreation([], [read({ readyAt, at: at('05T09:59:59') })]))).toEqual(['usage-before-creation']);
  });

  it('goes on after the removal (trap 8: what is deleted is charged for ever)', () => {
    expect(codes(afterRemoval([charged({ to: at('20T00:00:01') })], []))).toEqual(['usage-after-removal']);
    expect(codes(afterRemoval([], [read({ at: at('20T00:00:00.001') })]))).toEqual(['usage-after-removal']);
    expect(afterRemoval([charged({ to: at('29T00:00:00'), releasedAt: null })], [])).toEqual([]);
  });

  it('is charged twice for one instant (trap 8: a resize leaves the old interval open)', () => {
    const resized = charged({ from: at('10T00:00:00') });
    expect(codes(chargedTwice([charged(), resized]))).toEqual(['two-open-intervals']);
    expect(codes(chargedTwice([resized, charged()]))).toEqual(['two-open-intervals']);
    const [before, after] = [charged({ to: at('10T00:00:00') }), resized];
    expect(chargedTwice([after, before])).toEqual([]);
    expect(
      chargedTwice([charged(), { ...resized, sku: 'memory-gb.x86' }, { ...resized, resourceId: 'other' }]),
    ).toEqual([]);
    // A long interval hides none that comes after a short one within it.
    const [short, later] = [
      charged({ from: at('06T00:00:00'), to: at('07T00:00:00') }),
      charged({ from: at('08T00:00:00') }),
    ];
    expect(chargedTwice([charged(), short, later])).toHaveLength(2);
  });

  it('is less than nothing and corrects nothing (trap 14), and is told as it is, not cut to zero (trap 20)', () => {
    const [found] = negative([charged({ quantity: '-0.000000001' })], []);
    expect(found).toMatchObject({ code: 'negative-quantity', facts: { quantity: '-0.000000001' } });
    expect(negative([charged({ quantity: '-0.000000000' })], [])).toEqual([]);
    expect(codes(negative([], [read({ quantity: '-1' }), read({ quantity: '-1', corrects: true })]))).toEqual([
      'negative-quantity',
    ]);
  });
});

describe('things that can’t be', () => {
  it('run with more than is allocated', () => {
    const row = { ...OF, running: { vcpu: 9n, 'memory-gb': 16n }, allocated: { vcpu: 8n, 'memory-gb': 16n } };
    expect(beyondAllocated([row])).toMatchObject([
      { code: 'running-beyond-allocated', aspect: 'vcpu', facts: { running: '9' } },
    ]);
    expect(beyondAllocated([{ ...row, running: { 'memory-gb': 16n } }])).toEqual([]);
  });

  it.each([
    ['active', []],
    ['released', ['attached-beyond-existing']],
    ['requested', ['attached-beyond-existing']],
    [null, ['attached-beyond-existing']],
  ] as const)('are attached to something that is %s', (targetState, expected) => {
    expect(codes(attachedBeyond([{ ...OF, target: 'ZY-2026-000002', targetState }]))).toEqual(expected);
  });

  it.each([
    ['active', 1, 1, []],
    ['released', 2, 2, []],
    ['requested', 1, 0, []],
    ['abandoned', 1, 0, []],
    ['active', 0, 0, ['resource-without-order']],
    ['released', 1, 0, ['resource-without-order']],
    ['requested', 1, 1, ['order-without-resource']],
    ['abandoned', 1, 1, ['order-without-resource']],
  ] as const)('are %s with %i lines of which %i are delivered', (state, lines, delivered, expected) => {
    expect(codes(unmatchedOrders([{ ...OF, state, lines, delivered }]))).toEqual(expected);
  });
});
