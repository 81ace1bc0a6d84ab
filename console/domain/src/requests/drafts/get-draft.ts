import { query } from '../../verb/query.ts';
import { attachmentOf } from '../attachments/rules.ts';
import { attachmentsIn } from '../attachments/store.ts';
import { type Draft, draftRefSchema } from './schemas.ts';
import { findDraft } from './store.ts';

/** A draft of the caller's own, to be written on; null for any other, and for one that was sent. */
export const getDraft = query({
  allow: ['applicant'],
  input: draftRefSchema,
  async read({ ctx, tx }, { draftId }): Promise<Draft> {
    const own = ctx.actor.kind === 'person' ? await findDraft(tx, ctx.actor.id, draftId) : undefined;
    if (!own) return null;
    const attachments = (await attachmentsIn(tx, { draftId })).map(attachmentOf);
    const content = own.content as Record<string, unknown>;
    return { id: own.id, content, attachments, savedAt: own.saved_at.toISOString() };
  },
});
