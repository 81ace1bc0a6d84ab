import { z } from 'zod';
import { query } from '../verb/query.ts';
import { unsettledSince } from './unsettled-rules.ts';
import { contractPeriods, issuedMonths } from './unsettled-store.ts';

/** Since when statements are still to be issued: what is measured from then on must not be thrown away. Null: all are. */
export const findUnsettledSince = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<Date | null> {
    return unsettledSince(await contractPeriods(tx), await issuedMonths(tx), ctx.now);
  },
});
