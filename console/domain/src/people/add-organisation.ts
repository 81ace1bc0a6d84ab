import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { OWN_KINDS } from './rules.ts';
import { addOrganisationSchema } from './schemas.ts';
import { findOrganisation, insertOrganisation, ownOrganisation } from './store.ts';

/**
 * Adds an organisation, or gives the id of the one that has the slug: set-up may run again. One of a single cloud is an authority
 * or an operator (INPUT_INVALID), of a cloud that exists (NOT_FOUND), and the only one of its kind there (SLUG_TAKEN).
 */
export const addOrganisation = command({
  event: 'people.organisation-added',
  allow: ['system-admin', 'job'],
  input: addOrganisationSchema,
  async act({ ctx, tx }, { slug, name, kind, cloudId }) {
    const existing = await findOrganisation(tx, { slug });
    const id = existing?.id ?? newId(ctx.now);
    if (!existing && cloudId !== null) {
      if (!OWN_KINDS.includes(kind)) throw new DomainError('INPUT_INVALID', { field: 'kind' });
      const { cloudExists, own } = await ownOrganisation(tx, { cloudId, kind });
      if (!cloudExists) throw new DomainError('NOT_FOUND', { what: 'cloud' });
      if (own) throw new DomainError('SLUG_TAKEN', { slug: own.slug });
    }
    if (!existing) await insertOrganisation(tx, { id, slug, name, kind, cloud_id: cloudId, created_at: ctx.now });
    return {
      result: { id, added: !existing },
      audit: { object: { kind: 'organisation', id }, detail: { slug, name, kind, cloudId } },
    };
  },
});
