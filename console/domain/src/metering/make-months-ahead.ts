import { addMonths, monthOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { makeUsageMonths } from './month-store.ts';

/** Use of a month without a partition goes to the default one, from which nothing can be detached and beside which the month can't be made any more. */
const MONTHS_AHEAD = 12;

/** Makes the partitions of usage events for the current month and the twelve after it. Again it makes nothing. */
export const makeMonthsAhead = ingest({
  event: 'metering.months-made',
  allow: ['job'],
  input: z.strictObject({}),
  async store({ ctx, tx }) {
    const first = monthOf(ctx.now);
    const last = addMonths(first, MONTHS_AHEAD);
    const made = await makeUsageMonths(tx, first, last);
    const audit = { object: { kind: 'usage-source' as const, id: last }, detail: { made, first, last } };
    return { result: { made, last }, ...(made > 0 ? { audit } : {}) };
  },
});
