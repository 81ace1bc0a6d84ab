import { monthSchema, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { ingest } from '../verb/ingest.ts';
import { idSchema } from '../verb/wire.ts';
import { markLateChanges } from './due-store.ts';

/**
 * Has the worker hold a month that was issued just now against what is known, where a change of it came after it was closed: its statement was made without
 * that one. No audit row: what is found has its own.
 */
export const markLate = ingest({
  event: 'rating.rated',
  allow: ['job', 'finance'],
  input: z.strictObject({ departmentId: idSchema, month: monthSchema }),
  async store({ tx }, { departmentId, month }) {
    await markLateChanges(tx, { departmentId, month, period: periodOf(month) });
    return { result: undefined };
  },
});
