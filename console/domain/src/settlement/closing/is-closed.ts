import { monthSchema, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { closedPeriods } from '../../metering/closed-periods.ts';
import { query } from '../../verb/query.ts';

/**
 * Whether an accounting month is closed: no fact of it is taken any more. One that is being closed waits until the caller's transaction
 * ends, so that what is built of an open month is among what its closing sees.
 */
export const isClosed = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema }),
  async read(scope, { month }): Promise<boolean> {
    const times = [periodOf(month).from.getTime()];
    return (await closedPeriods.definition.read(scope, { times })).length > 0;
  },
});
