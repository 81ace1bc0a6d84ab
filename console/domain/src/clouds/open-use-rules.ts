import type { OpenDataPolicy } from '@zhengyun/rulebook/open-data-policy.ts';

/** What is known of one resource of one cloud in a month; null: not known. */
export interface UseFacts {
  /** At the month's end, in whole units. */
  readonly capacity: bigint | null;
  /** At the month's end, in whole units; of all departments together. */
  readonly held: bigint;
  /** Departments that held any as the month began, and as it ended. */
  readonly departmentsBefore: number;
  readonly departmentsAfter: number;
  readonly measured: MeasuredMonth | null;
}

/** Node-hours of a month, how many of them were measured, and what was there and used in those; in any unit, one for both. */
export interface MeasuredMonth {
  readonly hoursExpected: number;
  readonly hours: number;
  readonly whole: number;
  readonly used: number;
}

interface UseFigures {
  readonly withheld: boolean;
  readonly capacity: string | null;
  readonly allocatedPercent: number | null;
  readonly measuredPercent: number | null;
  readonly coveragePercent: number | null;
}

const WITHHELD: UseFigures = {
  withheld: true,
  capacity: null,
  allocatedPercent: null,
  measuredPercent: null,
  coveragePercent: null,
};

/**
 * The figures of one resource that may be published. Withheld whole where too few departments held it at either end of the month: a mean over the month is
 * theirs too. Shares are cut to whole per cent, so that one more department from one month to the next doesn't show as its own amount.
 */
export function openFigures(
  facts: UseFacts,
  policy: Pick<OpenDataPolicy, 'leastDepartments' | 'leastCoveragePercent'>,
): UseFigures {
  const { capacity, held, measured } = facts;
  if (Math.min(facts.departmentsBefore, facts.departmentsAfter) < policy.leastDepartments) return WITHHELD;
  // A cloud that has nothing to give, and gives, is one whose capacity nobody has said.
  const known = capacity !== null && capacity > 0n ? capacity : null;
  const coverage = coverageOf(measured);
  return {
    withheld: false,
    capacity: known === null ? null : known.toString(),
    allocatedPercent: known === null ? null : Number((held * 100n) / known),
    measuredPercent: coverage !== null && coverage >= policy.leastCoveragePercent ? shareOf(measured) : null,
    coveragePercent: coverage,
  };
}

function coverageOf(measured: MeasuredMonth | null): number | null {
  if (measured === null || measured.hoursExpected <= 0) return null;
  return Math.min(100, Math.floor((measured.hours * 100) / measured.hoursExpected));
}

function shareOf(measured: MeasuredMonth | null): number | null {
  if (measured === null || measured.hours === 0 || !(measured.whole > 0)) return null;
  return Math.floor((Math.min(Math.max(measured.used, 0), measured.whole) * 100) / measured.whole);
}
