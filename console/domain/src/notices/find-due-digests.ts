import { z } from 'zod';
import { query } from '../verb/query.ts';
import { DIGEST_KINDS, digestDay } from './mail-rules.ts';
import { digestReaders } from './mail-store.ts';

/** How many digests are to be opened now; none outside the hour of a working day in which they go out. */
export const findDueDigests = query({
  allow: ['job'],
  input: z.void(),
  read: async ({ ctx, tx }): Promise<number> =>
    digestDay(ctx.now) === null ? 0 : (await digestReaders(tx, DIGEST_KINDS)).length,
});
