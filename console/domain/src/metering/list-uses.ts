import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { meterSchema, READING_UNITS } from '@zhengyun/rulebook/use-meter.ts';
import type { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type UseView, type usePageSchema, usesInputSchema } from './entries/schemas.ts';
import { namedResources } from './usage-store.ts';
import { amendmentsOf, pageOfUses } from './use-list-store.ts';

/** Readings of a month (Asia/Shanghai; default the current one) in sight, newest first: each as it came, with all that was said of it since. */
export const listUses = query({
  allow: ['signed-in'],
  input: usesInputSchema,
  async read({ ctx, tx }, { month, ...wanted }): Promise<z.output<typeof usePageSchema>> {
    const { rows, total, nextCursor } = await pageOfUses(tx, wanted, periodOf(month ?? monthOf(ctx.now)));
    const amendments = await amendmentsOf(tx, rows);
    // What a resource is called is out of the sight of who gave it away.
    const ids = [...new Set(rows.map((row) => row.resource_id))];
    const named = await inScopeOfAll(tx, scopeOf(ctx.actor), () => namedResources(tx, ids));
    const items = rows.map((row): UseView => {
      const said = amendments.get(`${row.department_id} ${row.source} ${row.event_id}`) ?? [];
      const withdrawn = said.some(({ kind }) => kind === 'withdrawal');
      const meter = meterSchema.parse(row.dimension);
      return {
        id: row.id,
        resource: { id: row.resource_id, number: named.get(row.resource_id)?.number ?? '' },
        department: { id: row.department_id, name: row.department },
        meter,
        unit: READING_UNITS[meter],
        source: row.source,
        eventId: row.event_id,
        thing: row.thing,
        at: row.at.toISOString(),
        receivedAt: row.received_at.toISOString(),
        original: row.quantity,
        counts: withdrawn ? null : (said.findLast(({ kind }) => kind === 'correction')?.quantity ?? row.quantity),
        amendments: said,
      };
    });
    return { items, total, nextCursor };
  },
});
