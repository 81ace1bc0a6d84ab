import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';

/** The accounting periods that are closed among those that the instants (milliseconds since 1970) lie in: they take no use any more. */
export const closedPeriods = query({
  allow: ['job'],
  input: z.strictObject({ times: z.array(z.number()) }),
  read: async (): Promise<readonly Period[]> => [],
});
