import { createHash } from 'node:crypto';
import { z } from 'zod';
import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { newId } from '../../verb/id.ts';
import { idSchema } from '../../verb/wire.ts';
import type { ContentStore } from './content-store.ts';
import { attachmentOf, judgeAttachment } from './rules.ts';
import { type Attachment, addAttachmentSchema } from './schemas.ts';
import { findAttachment, insertAttachment } from './store.ts';

/**
 * Within the act that says a word in a dispute: keeps a file that goes with it, for good. ATTACHMENT_TOO_LARGE, ATTACHMENT_NOT_ADMITTED and
 * ATTACHMENT_DISGUISED and ATTACHMENT_ACTIVE, each with the file's name.
 */
export const attachToWordWith = (contents: ContentStore) =>
  command({
    event: 'requests.attachment-added',
    allow: ['job'],
    input: addAttachmentSchema.omit({ draftId: true }).extend({ wordId: idSchema, departmentId: z.uuid() }),
    async act({ ctx, tx }, { wordId, departmentId, name, content }) {
      const judged = judgeAttachment({ name, content });
      if ('code' in judged) throw new DomainError(judged.code, judged.facts);
      const { kind } = judged;
      const id = newId(ctx.now);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const added = { added_by: answerableFor(ctx.actor) ?? '', added_at: ctx.now };
      const row = { id, name, kind, bytes: content.length, sha256, ...added };
      await insertAttachment(tx, { ...row, dispute_word_id: wordId, department_id: departmentId });
      await contents.put(tx, id, content);
      const found = await findAttachment(tx, id);
      if (!found) throw new Error(`attachment ${id} was written and is not there`);
      const result: Attachment = attachmentOf(found);
      const detail = { kind, bytes: content.length, sha256 };
      return { result, audit: { object: { kind: 'attachment', id }, departmentId, detail } };
    },
  });
