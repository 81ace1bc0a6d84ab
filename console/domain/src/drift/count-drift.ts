import { z } from 'zod';
import { query } from '../verb/query.ts';
import { DRIFT_OUTCOMES, type DriftCounts, type DriftStatus, driftCountsSchema } from './schemas.ts';
import { countByStatus, countOpened } from './view-store.ts';

const STATUSES: readonly DriftStatus[] = [...DRIFT_OUTCOMES, 'unchecked'];

/** How many deployed stacks within the caller's sight are in each status, and how many tenancies something foreign opens. */
export const countDrift = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({}),
  async read({ tx }): Promise<DriftCounts> {
    const counts = await countByStatus(tx);
    const stacks = Object.fromEntries(STATUSES.map((status) => [status, counts.get(status) ?? 0]));
    return driftCountsSchema.parse({ ...stacks, opened: await countOpened(tx) });
  },
});
