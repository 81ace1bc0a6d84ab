import { roleSchema } from '../verb/actor.ts';
import { query } from '../verb/query.ts';
import { type Duty, hasDuty } from './holder-rules.ts';
import { dutySchema } from './schemas.ts';
import { grantsOf, grantsOfRole } from './store.ts';

/** Ids of the people with an open account who have the duty now: those whom the verbs would let act. */
export const findHolders = query({
  allow: ['job'],
  input: dutySchema,
  async read({ tx }, duty: Duty): Promise<readonly string[]> {
    const rows = await grantsOfRole(tx, roleSchema.parse(duty.role));
    const held = Map.groupBy(rows, (row) => row.person_id);
    return [...held].flatMap(([personId, grants]) => (hasDuty(grants.flatMap(grantsOf), duty) ? [personId] : []));
  },
});
