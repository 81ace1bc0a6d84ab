import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { readAccountSchema } from './schemas.ts';
import { findPerson, grantsInForce, grantsOf } from './store.ts';
import { inForceAt } from './view-rules.ts';

/**
 * The person of an account with the grants in force now, for a command that is given in their name. PERSON_UNKNOWN; BEARER_INVALID where
 * the token was issued no later than the person's sign-ins were last ended. Tokens name whole seconds, so one of that very second is refused.
 */
export const readAccount = query({
  allow: ['job'],
  input: readAccountSchema,
  async read({ ctx, tx }, { subject, issuedAt }): Promise<Extract<Actor, { kind: 'person' }>> {
    const person = await findPerson(tx, { subject });
    if (!person || person.disabled_at) throw new DomainError('PERSON_UNKNOWN', { subject });
    if (issuedAt && person.bearers_from && issuedAt <= person.bearers_from)
      throw new DomainError('BEARER_INVALID', { reason: 'ended' });
    const grants = inForceAt(await grantsInForce(tx, [person.id]), ctx.now).flatMap(grantsOf);
    return { kind: 'person', id: person.id, name: person.real_name, grants };
  },
});
