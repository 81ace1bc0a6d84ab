import { query } from '../verb/query.ts';
import { hasDuty } from './holder-rules.ts';
import { holdsDutySchema } from './schemas.ts';
import { findPerson, grantsInForce, grantsOf } from './store.ts';
import { inForceAt } from './view-rules.ts';

/** Whether the person has the duty now, with an open account; false for nobody. */
export const holdsDuty = query({
  allow: ['job'],
  input: holdsDutySchema,
  async read({ ctx, tx }, { personId, duty }): Promise<boolean> {
    const person = await findPerson(tx, { id: personId });
    if (!person || person.disabled_at !== null) return false;
    return hasDuty(inForceAt(await grantsInForce(tx, [personId]), ctx.now).flatMap(grantsOf), duty);
  },
});
