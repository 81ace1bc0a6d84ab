import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { personRefSchema } from './schemas.ts';
import { findPerson, grantsInForce, grantsOf } from './store.ts';
import { inForceAt } from './view-rules.ts';

/** The actor behind a session, with the grants in force now. NOT_SIGNED_IN when the account is gone or disabled. */
export const readActor = query({
  allow: ['job'],
  input: personRefSchema,
  async read({ ctx, tx }, { personId }): Promise<Extract<Actor, { kind: 'person' }>> {
    const person = await findPerson(tx, { id: personId });
    if (!person || person.disabled_at) throw new DomainError('NOT_SIGNED_IN');
    const grants = inForceAt(await grantsInForce(tx, [person.id]), ctx.now).flatMap(grantsOf);
    return { kind: 'person', id: person.id, name: person.real_name, grants };
  },
});
