import type { z } from 'zod';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { driftInputSchema, type stackDriftPageSchema } from './schemas.ts';
import { stackDrift } from './view-rules.ts';
import { pageOfStackDrift } from './view-store.ts';

/** Stacks with objects and what the last look at each found: of the caller's departments, or all that the operator runs. */
export const listDrift = query({
  allow: ['signed-in', 'job'],
  input: driftInputSchema,
  async read({ ctx, tx }, filter): Promise<z.output<typeof stackDriftPageSchema>> {
    const { rows, total, nextCursor } = await pageOfStackDrift(tx, filter);
    const items = rows.map((row) => stackDrift(row, holds(ctx.actor, 'platform-engineer', { cloudId: row.cloud_id })));
    return { items, total, nextCursor };
  },
});
