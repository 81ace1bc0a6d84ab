import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { idSchema } from '../../verb/wire.ts';
import { attachmentOf } from './rules.ts';
import type { Attachment } from './schemas.ts';
import { attachmentsOfWords } from './store.ts';

/** Files that went with words of disputes, by the word's key, as far as the caller sees them. In process only. */
export const attachmentsOfDisputes = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({ wordIds: z.array(idSchema) }),
  async read({ tx }, { wordIds }): Promise<ReadonlyMap<string, readonly Attachment[]>> {
    const rows = await attachmentsOfWords(tx, wordIds);
    return new Map(
      [...Map.groupBy(rows, ({ dispute_word_id: word }) => word ?? '')].map(([word, files]) => [
        word,
        files.map(attachmentOf),
      ]),
    );
  },
});
