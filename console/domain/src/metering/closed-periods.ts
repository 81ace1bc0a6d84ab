import { monthOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { periodsClosed } from './closed-store.ts';

/**
 * The accounting periods of the instants (milliseconds since 1970) that are closed: they take no use any more. The others stay open until the caller's
 * transaction ends.
 */
export const closedPeriods = query({
  allow: ['job'],
  input: z.strictObject({ times: z.array(z.number()) }),
  async read({ tx }, { times }): Promise<readonly Period[]> {
    const months = new Set(times.map((at) => monthOf(new Date(at))));
    return months.size === 0 ? [] : periodsClosed(tx, [...months]);
  },
});
