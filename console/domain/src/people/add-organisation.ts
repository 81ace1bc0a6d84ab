import { command } from '../verb/command.ts';
import { newId } from '../verb/id.ts';
import { addOrganisationSchema } from './schemas.ts';
import { findOrganisation, insertOrganisation } from './store.ts';

/** Adds an organisation, or gives the id of the one that has the slug: set-up may run again. */
export const addOrganisation = command({
  event: 'people.organisation-added',
  allow: ['system-admin', 'job'],
  input: addOrganisationSchema,
  async act({ ctx, tx }, input) {
    const existing = await findOrganisation(tx, { slug: input.slug });
    const id = existing?.id ?? newId(ctx.now);
    if (!existing) await insertOrganisation(tx, { id, ...input, created_at: ctx.now });
    return { result: { id, added: !existing }, audit: { object: { kind: 'organisation', id }, detail: { ...input } } };
  },
});
