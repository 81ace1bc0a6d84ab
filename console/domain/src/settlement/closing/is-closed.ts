import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { findPeriod } from './period-store.ts';

/** Whether an accounting month is closed: no fact of it is taken any more, and what comes late is an adjustment of a later month. */
export const isClosed = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema }),
  async read({ tx }, { month }): Promise<boolean> {
    return (await findPeriod(tx, month))?.state === 'closed';
  },
});
