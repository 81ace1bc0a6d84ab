import type { VerbScope } from '../verb/context.ts';
import { readCopiedMonth } from './copy/copied-month-store.ts';
import { readStoredMonth } from './metered-store.ts';
import type { MonthRead, MonthWanted } from './month-wanted-rules.ts';

/**
 * What was read in a month, from PostgreSQL or from its copy in ClickHouse: both give the same, to the last digit. From the copy, only where that has all of it:
 * METERING_BEHIND, METERING_UNREACHABLE.
 */
export async function readMonth({ ctx, tx }: VerbScope, wanted: MonthWanted): Promise<MonthRead> {
  return ctx.usageCopy ? readCopiedMonth({ copy: ctx.usageCopy, tx }, wanted) : readStoredMonth(tx, wanted);
}
