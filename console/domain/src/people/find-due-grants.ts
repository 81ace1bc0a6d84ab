import { z } from 'zod';
import { query } from '../verb/query.ts';
import { grantsDue } from './service-store.ts';

/** Grants whose last day is over and whose end nobody noted yet. */
export const findDueGrants = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly string[]> {
    return grantsDue(tx, ctx.now);
  },
});
