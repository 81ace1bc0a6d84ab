import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { idSchema } from '../verb/wire.ts';
import { removeMarks } from './due-store.ts';

/** Takes away marks whose months were rated since; one that came meanwhile stays. No audit row: each rating that came to something else has its own. */
export const settleMarks = ingest({
  event: 'rating.rated',
  allow: ['job'],
  input: z.strictObject({ marks: z.array(idSchema) }),
  async store({ tx }, { marks }) {
    await removeMarks(tx, marks);
    return { result: { settled: marks.length } };
  },
});
