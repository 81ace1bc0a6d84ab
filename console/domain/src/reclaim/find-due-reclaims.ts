import { z } from 'zod';
import { query } from '../verb/query.ts';
import { answeredReclaims, reclaimsDue } from './store.ts';

const AT_ONCE = 200;

/** Open reclaims that something has to be done about: `answered` by their department, or with a step that seems `due`. */
export const findDueReclaims = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }) {
    return { answered: await answeredReclaims(tx, AT_ONCE), due: await reclaimsDue(tx, ctx.now, AT_ONCE) };
  },
});
