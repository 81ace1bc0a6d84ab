import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthToDate, settledPart } from './settled-part-rules.ts';

const contract = (id: string, from: string, to: string) => ({ id, validFrom: new Date(from), validTo: new Date(to) });
const first = contract('first', '2025-12-31T16:00:00Z', '2026-03-09T16:00:00Z');
const second = contract('second', '2026-03-09T16:00:00Z', '2027-03-09T16:00:00Z');
const month = '2026-03';
const now = new Date('2026-04-20T00:00:00.500Z');
const iso = (part: ReturnType<typeof settledPart>) =>
  part && [part.period.from.toISOString(), part.period.to.toISOString()];

describe('settledPart', () => {
  it('is the part of the month under the contract that is in force last, or the one named', () => {
    expect(iso(settledPart([second, first], { month, now }))).toEqual([
      '2026-03-09T16:00:00.000Z',
      '2026-03-31T16:00:00.000Z',
    ]);
    const named = settledPart([first, second], { month, now, contractId: 'first' });
    expect(iso(named)).toEqual(['2026-02-28T16:00:00.000Z', '2026-03-09T16:00:00.000Z']);
    expect(named?.contract.id).toBe('first');
  });

  it('is frozen at whole seconds, within the month', () => {
    const early = settledPart([second], { month, now: new Date('2026-03-10T00:00:00.999Z') });
    expect(early?.asOf.toISOString()).toBe('2026-03-10T00:00:00.000Z');
    expect(settledPart([second], { month, now })?.asOf.toISOString()).toBe('2026-03-31T16:00:00.000Z');
  });

  it('is nothing before the month begins, and where no contract is in force by then', () => {
    expect(settledPart([first], { month, now: new Date('2026-02-01T00:00:00Z') })).toBeNull();
    expect(settledPart([second], { month, now: new Date('2026-03-05T00:00:00Z') })).toBeNull();
    expect(settledPart([first], { month, now, contractId: 'second' })).toBeNull();
    expect(monthToDate(month, new Date('2026-02-28T16:00:00.999Z'))).toBeNull();
  });

  it('lies within the contract and the month to date, whatever the order of contracts', () => {
    const instant = fc.date({ min: new Date('2026-02-20'), max: new Date('2026-04-10'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom([first, second], [second, first]), (at, contracts) => {
        const part = settledPart(contracts, { month, now: at });
        if (!part) return;
        expect(part.period.from >= part.validity.from && part.period.to <= part.validity.to).toBe(true);
        expect(part.period.to <= part.asOf && part.period.from < part.period.to).toBe(true);
        expect(settledPart(contracts.toReversed(), { month, now: at })).toEqual(part);
      }),
    );
  });
});
