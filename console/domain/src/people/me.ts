import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { localeSchema, type Me, meInputSchema } from './schemas.ts';
import { findPerson, grantsInForce } from './store.ts';
import { departmentsIn, inForceAt, viewGrant } from './view-rules.ts';

/** The signed-in person with grants and departments. NOT_SIGNED_IN for a client of the API, which is nobody's account. */
export const me = query({
  allow: ['signed-in'],
  input: meInputSchema,
  async read({ ctx, tx }): Promise<Me> {
    const person = ctx.actor.kind === 'person' ? await findPerson(tx, { id: ctx.actor.id }) : undefined;
    if (!person) throw new DomainError('NOT_SIGNED_IN');
    const grants = inForceAt(await grantsInForce(tx, [person.id]), ctx.now).map(viewGrant);
    return {
      person: { id: person.id, name: person.real_name, locale: localeSchema.parse(person.locale) },
      grants,
      departments: departmentsIn(grants),
    };
  },
});
