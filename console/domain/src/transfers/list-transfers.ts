import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { type transferPageSchema, transfersInputSchema } from './schemas.ts';
import { pageOfTransfers, stepsOf } from './store.ts';
import { transferView } from './view-rules.ts';

/** Transfers from or to the caller's departments, or all for those who look across departments, newest first. */
export const listTransfers = query({
  allow: ['signed-in', 'job'],
  input: transfersInputSchema,
  async read({ ctx, tx }, filter): Promise<z.output<typeof transferPageSchema>> {
    const { rows, total, nextCursor } = await pageOfTransfers(tx, filter);
    const ids = rows.map(({ id }) => id);
    const steps = await stepsOf(tx, ids);
    return { items: rows.map((row) => transferView(row, steps.get(row.id) ?? [], ctx.actor)), total, nextCursor };
  },
});
