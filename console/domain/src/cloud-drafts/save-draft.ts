import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { type Ingest, ingest } from '../verb/ingest.ts';
import { saveDraftSchema } from './schemas.ts';
import { cloudExists, findDraft, insertDraft, listOf, rewriteDraft } from './store.ts';

/**
 * Keeps what a platform engineer has written of a cloud so far, so that it survives leaving the page. A cloud has one draft a
 * person: saving without its id writes on. A page saves every few seconds, so only a draft's beginning leaves an audit row.
 * Refused: NOT_FOUND for another's draft or an unknown cloud; CLOUD_NOT_GRANTED; INPUT_INVALID for a field that no definition
 * has, a credential above all.
 */
export const saveDraft: Ingest<typeof saveDraftSchema, { draftId: string; savedAt: string }> = ingest({
  event: 'clouds.draft-begun',
  allow: ['platform-engineer'],
  input: saveDraftSchema,
  async store({ ctx, tx }, { draftId, cloudId, definition }) {
    if (ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['platform-engineer'] });
    if (cloudId !== null) {
      if (!(await cloudExists(tx, cloudId))) throw new DomainError('NOT_FOUND', { what: 'cloud' });
      requireCloud(ctx.actor, ['platform-engineer'], { cloudId });
    }
    const personId = ctx.actor.id;
    const [ofCloud] = cloudId === null ? [] : await listOf(tx, personId, cloudId);
    const known = draftId === undefined ? ofCloud : await findDraft(tx, personId, draftId);
    if ((draftId !== undefined && !known) || (known && known.cloud_id !== cloudId))
      throw new DomainError('NOT_FOUND', { what: 'cloud-draft' });
    const savedAt = ctx.now.toISOString();
    if (known) {
      await rewriteDraft(tx, known.id, { definition, at: ctx.now });
      return { result: { draftId: known.id, savedAt } };
    }
    const id = newId(ctx.now);
    await insertDraft(tx, { id, cloudId, personId, definition, at: ctx.now });
    const detail = { cloudId, slug: definition.slug ?? null };
    return { result: { draftId: id, savedAt }, audit: { object: { kind: 'cloud-draft', id }, detail } };
  },
});
