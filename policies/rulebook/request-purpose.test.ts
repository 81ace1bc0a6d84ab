import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayOutOfOrder, FUNDING_SOURCES, purposeShape } from './request-purpose.ts';

const schema = z.strictObject(purposeShape);
const day = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('what a request is for', () => {
  it('may be left unsaid altogether', () => {
    expect(schema.parse({})).toEqual({});
  });

  it.each([
    ['a source of money that is not in the dictionary', { fundingSource: 'lottery' }],
    ['a day that no calendar has', { goLiveOn: '2027-02-30' }],
    ['an instant instead of a day', { goLiveOn: '2027-02-03T00:00:00Z' }],
    ['nobody as its users', { expectedUsers: 0 }],
    ['half a person', { expectedUsers: 1.5 }],
    ['a project of blanks', { project: '   ' }],
    ['a megabyte as its project', { project: '项'.repeat(1_048_576) }],
  ])('is refused with %s', (_, purpose) => {
    expect(schema.safeParse(purpose).success).toBe(false);
  });

  it('has each source of money once, named in both languages', () => {
    expect(new Set(FUNDING_SOURCES.map(({ code }) => code)).size).toBe(FUNDING_SOURCES.length);
    for (const { name } of FUNDING_SOURCES) expect(Object.values(name).every((word) => word.length > 0)).toBe(true);
  });
});

describe('the days of a request', () => {
  it.each([
    ['building that ends before it begins', { buildFrom: '2027-03-01', buildTo: '2027-02-28' }, 'buildTo'],
    ['a go-live before building began', { buildFrom: '2027-03-01', goLiveOn: '2027-02-28' }, 'goLiveOn'],
    [
      'a go-live while it is still built',
      { buildFrom: '2027-03-01', buildTo: '2027-09-01', goLiveOn: '2027-06-01' },
      null,
    ],
    ['an end alone', { buildTo: '2027-02-28' }, null],
    ['all on one day', { buildFrom: '2027-03-01', buildTo: '2027-03-01', goLiveOn: '2027-03-01' }, null],
  ])('%s', (_, days, wrong) => {
    expect(dayOutOfOrder(days)).toBe(wrong);
  });

  it('in their order are never refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [buildFrom = '', goLiveOn = '', buildTo = ''] = days.toSorted();
        expect(dayOutOfOrder({ buildFrom, goLiveOn, buildTo })).toBeNull();
      }),
    );
  });
});
