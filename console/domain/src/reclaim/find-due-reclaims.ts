import { z } from 'zod';
import { query } from '../verb/query.ts';
import { isAnswered, type SinceBegun } from './answer-rules.ts';
import { touchedReclaims } from './answer-store.ts';
import { reclaimsDue } from './store.ts';

const AT_ONCE = 200;

/** Open reclaims that something has to be done about: `answered` by their department, or with a step that seems `due`. */
export const findDueReclaims = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }) {
    const answered = (await touchedReclaims(tx)).filter((reclaim) => seemsAnswered(reclaim, ctx.now));
    return {
      answered: answered.slice(0, AT_ONCE).map(({ id }) => id),
      due: await reclaimsDue(tx, ctx.now, AT_ONCE),
    };
  },
});

/** One that can't be read is one: it fails by itself where it is closed. */
function seemsAnswered(since: SinceBegun, now: Date): boolean {
  try {
    return isAnswered(since, now);
  } catch {
    return true;
  }
}
