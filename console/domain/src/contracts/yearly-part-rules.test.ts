import {
  addMonths,
  addMonthsToDay,
  beginningOfDay,
  dayOf,
  monthOf,
  monthsOf,
  overlapOf,
  periodOf,
} from '@zhengyun/rulebook/calendar.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgreedInstalment,
  contractYears,
  dueBefore,
  instalmentsIn,
  type YearlyPart,
  yearlyDueIn,
} from './yearly-part-rules.ts';

const term = (from: string, to: string) => ({ from: beginningOfDay(from), to: beginningOfDay(to) });
const TWO_YEARS = term('2026-03-10', '2028-03-10');
const on = (dueOn: string, sharePpm: bigint): AgreedInstalment => ({ due: { dueOn }, sharePpm });
const after = (afterMonths: number, sharePpm: bigint): AgreedInstalment => ({ due: { afterMonths }, sharePpm });
const part = (fromMonth: string, annualFen: bigint, instalments: YearlyPart['instalments'] = null) => ({
  fromMonth,
  annualFen,
  instalments,
});
const dueIn = (parts: Parameters<typeof yearlyDueIn>[0], month: string) => yearlyDueIn(parts, periodOf(month));
const SEVENTY = [on('2026-03-31', 300_000n), on('2026-12-31', 700_000n)];

describe('contractYears', () => {
  it('run from anniversary to anniversary, the last to the contract’s end', () => {
    const years = contractYears(term('2026-03-10', '2027-09-01'));
    expect(years.map(({ from, to, whole }) => [from, to, whole])).toEqual([
      [beginningOfDay('2026-03-10'), beginningOfDay('2027-03-10'), true],
      [beginningOfDay('2027-03-10'), beginningOfDay('2027-09-01'), false],
    ]);
  });
});

describe('the yearly part by instalments', () => {
  const parts = { validity: TWO_YEARS, versions: [part('2026-03', 1_000_001n, SEVENTY)] };

  it('falls due in the months of its days, again each contract year', () => {
    const months = monthsOf(TWO_YEARS).map((month) => [month, dueIn(parts, month)] as const);
    expect(months.filter(([, fen]) => fen !== 0n)).toEqual([
      ['2026-03', 300_000n],
      ['2026-12', 700_001n],
      ['2027-03', 300_000n],
      ['2027-12', 700_001n],
    ]);
  });

  it('is due from the beginning of its day, and so not in a draft of the day before', () => {
    const day = beginningOfDay('2026-03-31');
    expect(dueBefore(parts, day)).toBe(0n);
    expect(dueBefore(parts, new Date(day.getTime() + 1))).toBe(300_000n);
    expect(instalmentsIn(parts, periodOf('2026-12')).map(({ dueOn, fen }) => [dueOn, fen])).toEqual([
      ['2026-12-31', 700_001n],
    ]);
  });

  it('counts months from the first day, also one that began at noon', () => {
    const validity = { from: new Date('2026-03-10T04:00:00Z'), to: beginningOfDay('2027-03-10') };
    const agreed = { validity, versions: [part('2026-03', 900n, [after(0, 500_000n), after(6, 500_000n)])] };
    expect([dueIn(agreed, '2026-03'), dueIn(agreed, '2026-09')]).toEqual([450n, 450n]);
  });

  it('has its share of a year that the contract’s end cuts short, what would fall after it on the last day', () => {
    const agreed = { validity: term('2026-01-01', '2027-07-01'), versions: [part('2026-01', 1_200n, SEVENTY)] };
    expect([dueIn(agreed, '2027-03'), dueIn(agreed, '2027-06')]).toEqual([180n, 420n]);
  });

  it('comes to the amended yearly part: what was settled under the old terms is counted', () => {
    const amended = {
      validity: TWO_YEARS,
      versions: [part('2026-03', 1_000n, SEVENTY), part('2026-07', 2_000n, SEVENTY)],
    };
    expect([dueIn(amended, '2026-03'), dueIn(amended, '2026-07'), dueIn(amended, '2026-12')]).toEqual([
      300n,
      300n,
      1_400n,
    ]);
  });
});

describe('a yearly part raised from the month of the anniversary', () => {
  const raised = (fromMonth: string, validity = TWO_YEARS) => ({
    validity,
    versions: [part('2026-03', 1_000_000n, SEVENTY), part(fromMonth, 2_000_000n, SEVENTY)],
  });

  it('is of the year that begins there, not of the one that ended in that month', () => {
    const parts = raised('2027-03');
    expect([dueIn(parts, '2027-03'), dueIn(parts, '2027-12'), dueBefore(parts, TWO_YEARS.to)]).toEqual([
      600_000n,
      1_400_000n,
      3_000_000n,
    ]);
    expect(instalmentsIn(parts, periodOf('2027-03')).map(({ year, fen }) => [year, fen])).toEqual([[2, 600_000n]]);
    expect(dueBefore(raised('2027-02'), TWO_YEARS.to)).toBe(4_000_000n);
  });

  it('is of the year that ends there where no other follows', () => {
    const parts = raised('2027-03', term('2026-03-10', '2027-03-10'));
    expect([dueIn(parts, '2027-03'), dueBefore(parts, parts.validity.to)]).toEqual([1_000_000n, 2_000_000n]);
  });
});

describe('the yearly part spread by the second', () => {
  it.each([
    ['begun at noon', { from: new Date('2026-03-10T04:00:00Z'), to: beginningOfDay('2027-03-10') }],
    ['to a leap February', term('2027-02-15', '2028-02-15')],
    ['from a leap February', term('2028-02-15', '2029-02-15')],
  ])('comes to the year in a whole contract year %s', (_, validity) => {
    const parts = { validity, versions: [part(monthOf(validity.from), 120_000_000n)] };
    const months = monthsOf(validity).map((month) => dueIn(parts, month));
    expect(months.reduce((sum, fen) => sum + fen, 0n)).toBe(120_000_000n);
    expect(months.slice(1, -1)).toEqual(Array.from({ length: months.length - 2 }, () => 10_000_000n));
    expect(months.at(-1)).toBeGreaterThan(0n);
  });

  it('changes from the month of an amendment on and not before', () => {
    const validity = term('2026-01-01', '2027-01-01');
    const parts = { validity, versions: [part('2026-01', 1_200n), part('2026-07', 2_400n)] };
    expect([dueIn(parts, '2026-06'), dueIn(parts, '2026-07'), dueBefore(parts, validity.to)]).toEqual([
      100n,
      200n,
      1_800n,
    ]);
  });
});

describe('any yearly part', () => {
  const shares = fc.uniqueArray(fc.bigInt({ min: 1n, max: 999_999n }), { maxLength: 5 }).map((cuts) => {
    const bounds = [0n, ...cuts.toSorted((a, b) => (a < b ? -1 : 1)), 1_000_000n];
    return bounds.slice(1).map((bound, index) => after(index * 2, bound - (bounds[index] ?? 0n)));
  });
  const validity = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom(12, 24, 36)).map(([day, months]) => {
    const from = `2026-03-${String(day).padStart(2, '0')}`;
    return {
      from: beginningOfDay(from),
      to: beginningOfDay(`${2026 + months / 12}${from.slice(4)}`),
      years: months / 12,
    };
  });
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });

  it('by instalments comes to the yearly amount of each contract year to the fen, month by month', () => {
    fc.assert(
      fc.property(validity, amounts, shares, ({ years, ...span }, annualFen, instalments) => {
        const parts = { validity: span, versions: [part(monthOf(span.from), annualFen, instalments)] };
        const months = monthsOf(span).map((month) => dueIn(parts, month));
        expect(months.reduce((sum, fen) => sum + fen, 0n)).toBe(annualFen * BigInt(years));
        for (const fen of months) expect(fen >= 0n).toBe(true);
        for (const year of contractYears(span)) expect(yearlyDueIn(parts, year)).toBe(annualFen);
      }),
      { numRuns: 30 },
    );
  });

  it('amended comes to what the last version in force in the year says, to the fen', () => {
    fc.assert(
      fc.property(
        validity,
        amounts,
        fc.bigInt({ min: 0n, max: 10n ** 10n }),
        fc.tuple(shares, shares),
        fc.integer({ min: 1, max: 9 }),
        ({ years: _, ...span }, annualFen, more, [old, amended], later) => {
          const from = monthOf(span.from);
          const versions = [part(from, annualFen, old), part(addMonths(from, later), annualFen + more, amended)];
          const parts = { validity: span, versions };
          const [first] = contractYears(span);
          const months = monthsOf(span).map((month) => {
            const within = overlapOf(periodOf(month), first ?? span);
            return within ? yearlyDueIn(parts, within) : 0n;
          });
          expect(months.reduce((sum, fen) => sum + fen, 0n)).toBe(annualFen + more);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('spread comes to the yearly amount of each whole contract year, at whatever instant it began', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom(1, 2, 3), amounts, (at, years, annualFen) => {
        const from = new Date(Math.floor(at.getTime() / 1000) * 1000);
        const span = { from, to: beginningOfDay(addMonthsToDay(dayOf(from), 12 * years)) };
        const parts = { validity: span, versions: [part(monthOf(from), annualFen)] };
        for (const year of contractYears(span)) expect(yearlyDueIn(parts, year)).toBe(annualFen);
        for (const month of monthsOf(span)) expect(dueIn(parts, month) >= 0n).toBe(true);
      }),
    );
  });

  it('is the same however a period is cut', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-06-01'), noInvalidDate: true });
    const kind = fc.oneof(fc.constant(null), shares);
    fc.assert(
      fc.property(
        validity,
        amounts,
        kind,
        fc.tuple(instant, instant, instant),
        ({ years: _, ...span }, annualFen, how, at) => {
          const parts = { validity: span, versions: [part(monthOf(span.from), annualFen, how)] };
          const [a, b, c] = at.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
          const cut = yearlyDueIn(parts, { from: a, to: b }) + yearlyDueIn(parts, { from: b, to: c });
          expect(cut).toBe(yearlyDueIn(parts, { from: a, to: c }));
        },
      ),
    );
  });
});
