import { overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { ACCEPTANCE_WORKING_DAYS } from './rules.ts';

interface Delivered {
  /** Null: it is not known when. */
  readonly deliveredAt: Date | null;
  /** The end (UTC instant) that the department was told. */
  readonly acceptBy: Date;
}

/** When (UTC instant) a delivery counts as accepted: as was told, and later by the days that the authority declared off since. Never earlier. */
export function acceptanceEnd(
  { deliveredAt, acceptBy }: Delivered,
  declared: readonly WorkingDayChange[],
  now: Date,
): Date {
  if (deliveredAt === null) return acceptBy;
  const end = afterWorkingDays(deliveredAt, ACCEPTANCE_WORKING_DAYS, overridesSince(declared, deliveredAt, now));
  return end > acceptBy ? end : acceptBy;
}
