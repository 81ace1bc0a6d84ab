import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { departmentOf } from '../../verb/refusal-rules.ts';
import { DRAFT_WRITERS, draftRefSchema } from './schemas.ts';
import { deleteDraft, lockDraft } from './store.ts';

/** Drops a draft of one's own with what is attached to it. NOT_FOUND for any other. */
export const dropDraft = command({
  event: 'requests.draft-dropped',
  allow: DRAFT_WRITERS,
  input: draftRefSchema,
  async act({ ctx, tx }, { draftId }) {
    const own = ctx.actor.kind === 'person' ? await lockDraft(tx, ctx.actor.id, draftId) : undefined;
    if (!own) throw new DomainError('NOT_FOUND', { what: 'order draft' });
    await deleteDraft(tx, draftId);
    return {
      result: { draftId },
      audit: { object: { kind: 'order-draft', id: draftId }, departmentId: departmentOf(ctx.actor) },
    };
  },
});
