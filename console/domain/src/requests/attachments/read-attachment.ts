import { createHash } from 'node:crypto';
import { DomainError } from '../../verb/errors.ts';
import { seesField } from '../../verb/field-rules.ts';
import { query } from '../../verb/query.ts';
import type { ContentStore } from './content-store.ts';
import { attachmentOf } from './rules.ts';
import { attachmentRefSchema } from './schemas.ts';
import { findAttachment } from './store.ts';

/**
 * A file with its content, for whoever may see the request or reclaim it went with, or writes the draft it is in. NOT_FOUND for anyone else. Bytes that
 * are not those that were added fail loudly and are given to nobody.
 */
export const readAttachmentWith = (contents: ContentStore) =>
  query({
    allow: ['signed-in'],
    input: attachmentRefSchema,
    async read({ ctx, tx }, { attachmentId }) {
      const seen = await findAttachment(tx, attachmentId);
      // What goes with an appeal is a guarded field, whichever way it is asked for.
      const found = seen?.reclaim_event_id && !seesField(ctx.actor, 'reclaim.files') ? undefined : seen;
      const content = found && (await contents.get(tx, attachmentId));
      if (!found || !content) throw new DomainError('NOT_FOUND', { what: 'attachment' });
      if (createHash('sha256').update(content).digest('hex') !== found.sha256)
        throw new Error(`the content of attachment ${attachmentId} is not what was added: its SHA-256 differs`);
      return { ...attachmentOf(found), content };
    },
  });
