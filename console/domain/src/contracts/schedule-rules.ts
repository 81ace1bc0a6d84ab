import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { type WorkingDayOverrides, workingDayFrom } from '@zhengyun/rulebook/working-days.ts';
import {
  contractYears,
  type DueInstalment,
  dueBefore,
  instalmentsOf,
  versionOfYear,
  type YearlyParts,
} from './yearly-part-rules.ts';

export interface Scheduled extends DueInstalment {
  /** First working day on or after the day it falls due, which alone decides the month it belongs to. */
  readonly payBy: string;
}

/** Every instalment of a contract in order, each year as the version in force at its end has it; none where it is spread. */
export function scheduleOf({ validity, versions }: YearlyParts, overrides: WorkingDayOverrides): readonly Scheduled[] {
  return contractYears(validity).flatMap((year) => {
    const part = versionOfYear({ validity, versions }, year, year.to);
    return instalmentsOf(part, validity, year).map((due) => ({ ...due, payBy: workingDayFrom(due.dueOn, overrides) }));
  });
}

/** Instalments that are to be paid after `now` and by `by`. */
export function dueSoon(
  parts: YearlyParts,
  { now, by, overrides }: { readonly now: Date; readonly by: Date; readonly overrides: WorkingDayOverrides },
): readonly Scheduled[] {
  return scheduleOf(parts, overrides).filter(({ payBy }) => {
    const begins = beginningOfDay(payBy);
    return begins > now && begins <= by;
  });
}

/** The whole yearly part of a contract, to its end. */
export const yearlyTotal = (parts: YearlyParts): Fen => dueBefore(parts, parts.validity.to);
