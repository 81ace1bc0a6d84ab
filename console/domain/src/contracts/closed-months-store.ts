import { monthsOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { closedPeriods } from '../metering/closed-periods.ts';
import type { VerbScope } from '../verb/context.ts';

/** The closed accounting months between the month of `from` and now, earliest first; no other of them closes until the transaction ends. */
export async function closedSince(scope: VerbScope, from: Date): Promise<readonly Period[]> {
  const times = monthsOf({ from, to: scope.ctx.now }).map((month) => periodOf(month).from.getTime());
  return closedPeriods.definition.read(scope, { times });
}
