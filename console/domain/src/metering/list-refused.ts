import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { meterSchema, READING_UNITS } from '@zhengyun/rulebook/use-meter.ts';
import type { z } from 'zod';
import { holds, scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type RefusedReadingView, refusedInputSchema, type refusedPageSchema } from './entries/schemas.ts';
import { countUnanswered, pageOfRefused } from './refused-store.ts';
import { namedResources } from './usage-store.ts';

/** Readings that came after their month was closed and count nowhere, newest first: a department sees its own. */
export const listRefused = query({
  allow: ['signed-in'],
  input: refusedInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof refusedPageSchema>> {
    const { rows, total, nextCursor } = await pageOfRefused(tx, input);
    // What a resource is called is out of the sight of who gave it away.
    const ids = [...new Set(rows.map((row) => row.resource_id))];
    const named = await inScopeOfAll(tx, scopeOf(ctx.actor), () => namedResources(tx, ids));
    const items = rows.map((row): RefusedReadingView => {
      const meter = meterSchema.parse(row.dimension);
      return {
        id: row.id,
        resource: { id: row.resource_id, number: named.get(row.resource_id)?.number ?? '' },
        department: { id: row.department_id, name: row.departmentName },
        meter,
        unit: READING_UNITS[meter],
        source: row.source,
        eventId: row.event_id,
        thing: row.thing,
        quantity: row.quantity,
        at: row.event_at.toISOString(),
        refusedAt: row.refused_at.toISOString(),
        times: row.times,
        answered: row.answered_at
          ? { at: row.answered_at.toISOString(), by: row.answeredName ?? '', why: row.why ?? '' }
          : null,
      };
    });
    const mayAnswer = holds(ctx.actor, 'finance') && (await countUnanswered(tx, input.month, 1)) > 0;
    return { items, total, nextCursor, mayAnswer };
  },
});
