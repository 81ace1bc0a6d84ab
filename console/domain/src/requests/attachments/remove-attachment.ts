import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { departmentOf } from '../../verb/refusal-rules.ts';
import { DRAFT_WRITERS } from '../drafts/schemas.ts';
import { attachmentRefSchema } from './schemas.ts';
import { deleteAttachment, findAttachment } from './store.ts';

/** Takes a file out of a draft of one's own. NOT_FOUND for any other; STATE_CONFLICT once it was sent: people decide on it. */
export const removeAttachment = command({
  event: 'requests.attachment-removed',
  allow: DRAFT_WRITERS,
  input: attachmentRefSchema,
  async act({ ctx, tx }, { attachmentId }) {
    const found = await findAttachment(tx, attachmentId);
    if (!found) throw new DomainError('NOT_FOUND', { what: 'attachment' });
    if (found.department_id !== null) throw new DomainError('STATE_CONFLICT', { state: 'sent' });
    await deleteAttachment(tx, attachmentId);
    const object = { kind: 'attachment' as const, id: attachmentId };
    return {
      result: { attachmentId },
      audit: { object, departmentId: departmentOf(ctx.actor), detail: { sha256: found.sha256 } },
    };
  },
});
