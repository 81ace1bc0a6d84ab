import type { Actor } from '../verb/actor.ts';
import { query } from '../verb/query.ts';
import { peopleRefSchema } from './schemas.ts';
import { grantsInForce, grantsOf, openAccounts } from './store.ts';
import { inForceAt } from './view-rules.ts';

/** What some people may do now, by their id: those whose account is open, with the grants in force. The others are not among them. */
export const findActors = query({
  allow: ['job'],
  input: peopleRefSchema,
  async read({ ctx, tx }, { personIds }): Promise<ReadonlyMap<string, Extract<Actor, { kind: 'person' }>>> {
    const grants = Map.groupBy(inForceAt(await grantsInForce(tx, personIds), ctx.now), (row) => row.person_id);
    const people = await openAccounts(tx, personIds);
    return new Map(
      people.map(({ id, real_name: name }) => [
        id,
        { kind: 'person' as const, id, name, grants: (grants.get(id) ?? []).flatMap(grantsOf) },
      ]),
    );
  },
});
