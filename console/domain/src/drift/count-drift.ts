import { z } from 'zod';
import { query } from '../verb/query.ts';
import { DRIFT_OUTCOMES, type DriftStatus } from './schemas.ts';
import { countByStatus } from './view-store.ts';

const STATUSES: readonly DriftStatus[] = [...DRIFT_OUTCOMES, 'unchecked'];

/** How many deployed stacks within the caller's sight are in each status. */
export const countDrift = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({}),
  async read({ tx }): Promise<Record<DriftStatus, number>> {
    const counts = await countByStatus(tx);
    return Object.fromEntries(STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
      DriftStatus,
      number
    >;
  },
});
