import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { idSchema } from '../verb/wire.ts';
import { markMonth } from './due-store.ts';

/**
 * Has the worker hold an issued month against what is known once more, where what was made of it since is another: a note was approved or refused, and facts that came while it
 * waited were left. No audit row: what is found has its own.
 */
export const markAgain = ingest({
  event: 'rating.rated',
  allow: ['job', 'finance'],
  input: z.strictObject({ departmentId: idSchema, month: monthSchema }),
  async store({ tx }, of) {
    await markMonth(tx, of);
    return { result: undefined };
  },
});
