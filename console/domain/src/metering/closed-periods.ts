import { monthOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { periodsClosed } from './closed-store.ts';

/** The accounting periods that are closed, from the first to the last of the instants (milliseconds since 1970): they take no use any more. */
export const closedPeriods = query({
  allow: ['job'],
  input: z.strictObject({ times: z.array(z.number()) }),
  async read({ tx }, { times }): Promise<readonly Period[]> {
    if (times.length === 0) return [];
    const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
    return periodsClosed(tx, monthOf(new Date(first)), monthOf(new Date(last)));
  },
});
