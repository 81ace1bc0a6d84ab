import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { resourcesInputSchema, type resourcesPageSchema } from './schemas.ts';
import { resourceItem } from './view-rules.ts';
import { openRequests, pageOfResources } from './view-store.ts';

/** Resources, newest first; a department sees its own. */
export const listResources = query({
  allow: ['signed-in', 'job'],
  input: resourcesInputSchema,
  async read({ tx }, input): Promise<z.output<typeof resourcesPageSchema>> {
    const { rows, total, nextCursor } = await pageOfResources(tx, input);
    const open = await openRequests(
      tx,
      rows.map(({ id }) => id),
    );
    const items = rows.map((row) =>
      resourceItem(
        row,
        open.find(({ resource_id }) => resource_id === row.id),
      ),
    );
    return { items, total, nextCursor };
  },
});
