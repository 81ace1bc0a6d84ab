import { createHash } from 'node:crypto';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import { departmentOf } from '../../verb/refusal-rules.ts';
import { DRAFT_WRITERS } from '../drafts/schemas.ts';
import { lockDraft } from '../drafts/store.ts';
import type { ContentStore } from './content-store.ts';
import { attachmentOf, judgeAttachment } from './rules.ts';
import { type Attachment, addAttachmentSchema, MOST_ATTACHMENTS, UNSENT_LIMIT_MB } from './schemas.ts';
import { attachmentsIn, insertAttachment, lockedUnsentBytes } from './store.ts';

/**
 * Adds a file to a draft of one's own. Its bytes say what it is, never its name. Refused: NOT_FOUND for any other draft; ATTACHMENTS_ENOUGH;
 * ATTACHMENT_SPACE_FULL where all drafts of the person would hold more than UNSENT_LIMIT_MB;
 * ATTACHMENT_TOO_LARGE, ATTACHMENT_NOT_ADMITTED, ATTACHMENT_DISGUISED and ATTACHMENT_ACTIVE, each with the file's name.
 */
export const addAttachmentWith = (contents: ContentStore) =>
  command({
    event: 'requests.attachment-added',
    allow: DRAFT_WRITERS,
    input: addAttachmentSchema,
    async act({ ctx, tx }, { draftId, name, content }) {
      const { actor } = ctx;
      const unsent = actor.kind === 'person' ? await lockedUnsentBytes(tx, actor.id) : 0;
      const own = actor.kind === 'person' ? await lockDraft(tx, actor.id, draftId) : undefined;
      if (!own || actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'order draft' });
      const judged = judgeAttachment({ name, content });
      if ('code' in judged) throw new DomainError(judged.code, judged.facts);
      if ((await attachmentsIn(tx, { draftId })).length >= MOST_ATTACHMENTS)
        throw new DomainError('ATTACHMENTS_ENOUGH', { limit: MOST_ATTACHMENTS });
      if (unsent + content.length > UNSENT_LIMIT_MB * 1_048_576)
        throw new DomainError('ATTACHMENT_SPACE_FULL', { limit: UNSENT_LIMIT_MB });
      const sha256 = createHash('sha256').update(content).digest('hex');
      const { kind } = judged;
      const id = newId(ctx.now);
      const row = { id, name, kind, bytes: content.length, sha256, added_by: actor.id, added_at: ctx.now };
      await insertAttachment(tx, { ...row, draft_id: draftId });
      await contents.put(tx, id, content);
      const result: Attachment = attachmentOf({ ...row, real_name: actor.name });
      const detail = { kind, bytes: content.length, sha256 };
      return { result, audit: { object: { kind: 'attachment', id }, departmentId: departmentOf(actor), detail } };
    },
  });
