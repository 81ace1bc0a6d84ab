import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { readerOf } from './reader-store.ts';
import { type transferPageSchema, transfersInputSchema } from './schemas.ts';
import { pageOfTransfers, stepsOf } from './store.ts';
import { transferView } from './view-rules.ts';

/** Transfers from or to the caller's departments, or all for those who look across departments, newest first. */
export const listTransfers = query({
  allow: ['signed-in', 'job'],
  input: transfersInputSchema,
  async read(scope, filter): Promise<z.output<typeof transferPageSchema>> {
    const { rows, total, nextCursor } = await pageOfTransfers(scope.tx, filter);
    const ids = rows.map(({ id }) => id);
    const steps = await stepsOf(scope.tx, ids);
    const reader = await readerOf(scope);
    return { items: rows.map((row) => transferView(row, steps.get(row.id) ?? [], reader)), total, nextCursor };
  },
});
