import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { draftStep } from './end-rules.ts';
import { lockAnyDraft } from './end-store.ts';
import { draftRefSchema } from './schemas.ts';
import { deleteDraft } from './store.ts';

/** Drops a draft that nobody wrote on, with what is attached to it. STATE_CONFLICT where somebody did, or its end hasn't come; NOT_FOUND. */
export const dropUnwrittenDraft = command({
  event: 'requests.draft-dropped',
  allow: ['job'],
  input: draftRefSchema,
  async act({ ctx, tx }, { draftId }) {
    const row = await lockAnyDraft(tx, draftId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'order draft' });
    const { saved_at: savedAt, told_at: toldAt } = row;
    if (draftStep({ savedAt, toldAt }, ctx.now) !== 'drop')
      throw new DomainError('STATE_CONFLICT', { object: draftId, state: 'open' });
    await deleteDraft(tx, draftId);
    const detail = { why: 'unwritten', savedAt: savedAt.toISOString(), toldAt: toldAt?.toISOString() ?? null };
    return { result: { draftId }, audit: { object: { kind: 'order-draft', id: draftId }, detail } };
  },
});
