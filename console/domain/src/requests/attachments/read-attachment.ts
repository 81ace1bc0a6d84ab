import { createHash } from 'node:crypto';
import { DomainError } from '../../verb/errors.ts';
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
    async read({ tx }, { attachmentId }) {
      const found = await findAttachment(tx, attachmentId);
      const content = found && (await contents.get(tx, attachmentId));
      if (!found || !content) throw new DomainError('NOT_FOUND', { what: 'attachment' });
      if (createHash('sha256').update(content).digest('hex') !== found.sha256)
        throw new Error(`the content of attachment ${attachmentId} is not what was added: its SHA-256 differs`);
      return { ...attachmentOf(found), content };
    },
  });
