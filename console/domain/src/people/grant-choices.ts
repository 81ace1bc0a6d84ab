import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { roleSchema } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { roleChoices } from './rules.ts';
import { type GrantChoices, organisationKindSchema, personRefSchema } from './schemas.ts';
import { placesOfGrants } from './service-store.ts';
import { findPerson, grantsInForce } from './store.ts';

/** What the security administrator can grant a person, where, and what stands against it. NOT_FOUND. */
export const grantChoices = query({
  allow: ['security-admin'],
  input: personRefSchema,
  async read({ tx }, { personId }): Promise<GrantChoices> {
    const person = await findPerson(tx, { id: personId });
    if (!person) throw new DomainError('NOT_FOUND', { what: 'person' });
    const held = (await grantsInForce(tx, [personId])).map(({ role }) => roleSchema.parse(role));
    const { organisations, departments, clouds } = await placesOfGrants(tx);
    return {
      roles: roleChoices(held).map((each) => ({ ...each, excludedBy: [...each.excludedBy], heldIn: [...each.heldIn] })),
      organisations: organisations.map(({ id, name, kind, cloud_id: cloudId }) => {
        return { id, name, kind: organisationKindSchema.parse(kind), cloudId };
      }),
      departments: departments.map(({ id, name, organisation_id: organisationId }) => ({ id, name, organisationId })),
      clouds: clouds.map(({ id, name, tier }) => ({ id, name, tier: tierSchema.parse(tier) })),
    };
  },
});
