import { query } from '../verb/query.ts';
import { personRefSchema } from './schemas.ts';
import { findPerson } from './store.ts';

/** Whether the person's account is open; false for nobody. */
export const isInService = query({
  allow: ['job'],
  input: personRefSchema,
  async read({ tx }, { personId }): Promise<boolean> {
    const person = await findPerson(tx, { id: personId });
    return person !== undefined && person.disabled_at === null;
  },
});
