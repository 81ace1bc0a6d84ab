import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { draftRefSchema } from './schemas.ts';
import { deleteDraft, findDraft } from './store.ts';

/** Drops a draft of one's own: it was sent, or is not wanted any more. NOT_FOUND for any other. */
export const dropDraft = command({
  event: 'clouds.draft-dropped',
  allow: ['platform-engineer'],
  input: draftRefSchema,
  async act({ ctx, tx }, { draftId }) {
    const own = ctx.actor.kind === 'person' ? await findDraft(tx, ctx.actor.id, draftId) : undefined;
    if (!own) throw new DomainError('NOT_FOUND', { what: 'cloud-draft' });
    await deleteDraft(tx, draftId);
    return {
      result: { draftId },
      audit: { object: { kind: 'cloud-draft', id: draftId }, detail: { cloudId: own.cloud_id } },
    };
  },
});
