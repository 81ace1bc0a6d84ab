import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { recordSignInSchema } from './schemas.ts';
import { findPerson, grantsInForce, grantsOf } from './store.ts';
import { inForceAt } from './view-rules.ts';

/** The person of an account with the grants in force now, for a command that is given in their name. PERSON_UNKNOWN. */
export const readAccount = query({
  allow: ['job'],
  input: recordSignInSchema,
  async read({ ctx, tx }, { subject }): Promise<Extract<Actor, { kind: 'person' }>> {
    const person = await findPerson(tx, { subject });
    if (!person || person.disabled_at) throw new DomainError('PERSON_UNKNOWN', { subject });
    const grants = inForceAt(await grantsInForce(tx, [person.id]), ctx.now).flatMap(grantsOf);
    return { kind: 'person', id: person.id, name: person.real_name, grants };
  },
});
