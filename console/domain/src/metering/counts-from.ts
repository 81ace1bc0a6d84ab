import { type Month, monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { VerbScope } from '../verb/context.ts';
import { lastClosedFrom } from './closed-store.ts';

/**
 * From when on a change of `at` counts, where its month is closed: what is closed stays as it is, and what it lacks is a late fact of its statement. Null:
 * from its own instant. An open month stays open until the caller's transaction ends, so that no change comes into it behind its closing.
 */
export async function countsFrom(
  { tx }: VerbScope,
  at: Date,
): Promise<{ readonly at: Date; readonly month: Month } | null> {
  const month = monthOf(at);
  const last = await lastClosedFrom(tx, month);
  return last === null ? null : { at: periodOf(last).to, month };
}
