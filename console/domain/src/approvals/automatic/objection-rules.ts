import { overridesAt, overridesSince, type WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingMinutes, workingMinutesBetween } from '@zhengyun/rulebook/working-hours.ts';

/** A judgement: when it was made, and when it was said then that it takes effect; null: it does not. */
export interface Waits {
  readonly judged_at: Date;
  readonly effective_at: Date | null;
}

/**
 * Until when (UTC instant) a judgement may be called back: for as much working time as was given with it, so later by what the authority declared off
 * since. Never earlier than was said.
 */
export function objectionEnd(
  { judged_at: judgedAt, effective_at: effectiveAt }: Waits,
  declared: readonly WorkingDayChange[],
  now: Date,
): Date | null {
  if (effectiveAt === null) return null;
  const minutes = workingMinutesBetween(judgedAt, effectiveAt, overridesAt(declared, judgedAt));
  const end = afterWorkingMinutes(judgedAt, minutes, overridesSince(declared, judgedAt, now));
  return end > effectiveAt ? end : effectiveAt;
}
