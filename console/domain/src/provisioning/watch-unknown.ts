import { z } from 'zod';
import { query } from '../verb/query.ts';
import { UNKNOWN_ALARM_MS, WORK_STATES } from './rules.ts';
import { unknownSince } from './unknown-store.ts';

/** What an alarm on unknown ends looks at. */
export interface UnknownEnds {
  /** Operations of which nobody knows what they did, those being recovered included. */
  readonly open: number;
  /** Those of them for longer than the recipe should need: a person must look. */
  readonly overdue: number;
  /** Age of the oldest in seconds, 0 when there is none. */
  readonly oldestSeconds: number;
}

/** Counts operations whose end is unknown, since the first cut of each: a recovery that is cut in its turn starts no new count. */
export const watchUnknown = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read({ ctx, tx }): Promise<UnknownEnds> {
    const ages = (await unknownSince(tx, WORK_STATES)).map((since) => ctx.now.getTime() - since.getTime());
    return {
      open: ages.length,
      overdue: ages.filter((age) => age > UNKNOWN_ALARM_MS).length,
      oldestSeconds: Math.floor(Math.max(0, ...ages) / 1_000),
    };
  },
});
