import { query } from '../../verb/query.ts';
import { attachmentOf } from '../attachments/rules.ts';
import { attachmentsIn } from '../attachments/store.ts';
import { DRAFT_WRITERS, type Draft, draftSubjectSchema } from './schemas.ts';
import { findDraftOf } from './store.ts';

/** What the caller has begun to write of a resource by a form of that kind; null: nothing that was not sent. */
export const getDraftOf = query({
  allow: DRAFT_WRITERS,
  input: draftSubjectSchema,
  async read({ ctx, tx }, subject): Promise<Draft> {
    const own = ctx.actor.kind === 'person' ? await findDraftOf(tx, ctx.actor.id, subject) : undefined;
    if (!own) return null;
    const attachments = (await attachmentsIn(tx, { draftId: own.id })).map(attachmentOf);
    const content = own.content as Record<string, unknown>;
    return { id: own.id, content, attachments, savedAt: own.saved_at.toISOString() };
  },
});
