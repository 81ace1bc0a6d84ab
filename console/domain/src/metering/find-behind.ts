import { meterBookOf } from '@zhengyun/rulebook/meters.ts';
import { READING_UNITS } from '@zhengyun/rulebook/use-meter.ts';
import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { query } from '../verb/query.ts';
import { pageOfChanges, pageOfReadings } from './behind-store.ts';
import { changeView } from './change-rules.ts';
import { isLevel } from './metered-rules.ts';
import { type EventBehind, type eventsBehindSchema, findBehindSchema } from './schemas.ts';

/**
 * In process only: the facts that a charge names as what it was made from, a page of them, oldest first. Changes by their keys; readings by
 * meter, interval and when it was rated, as they counted then: what was withdrawn by then is left out. `total` counts those in sight.
 */
export const findBehind = query({
  allow: ['job'],
  input: findBehindSchema,
  async read({ tx }, { changes, cursor, limit, ...of }): Promise<z.output<typeof eventsBehindSchema>> {
    const page = { after: decodeCursor(cursor), limit: limit + 1 };
    if (changes.length > 0) {
      const rows = await pageOfChanges(tx, changes, page);
      const items = rows.map(
        (row): EventBehind => ({ kind: 'change', id: row.id, at: row.at.toISOString(), change: changeView(row) }),
      );
      return pageUpTo(items, { limit, total: changes.length });
    }
    const meter = meterBookOf(of.month).meters.find(({ code }) => of.sku.startsWith(`${code}.`));
    if (!meter) return { items: [], total: 0, nextCursor: null };
    const { reads } = meter;
    const { rows, total } = await pageOfReadings(tx, { ...of, dimension: reads, level: isLevel(meter) }, page);
    const items = rows.map(
      (row): EventBehind => ({
        kind: 'reading',
        id: row.id,
        meter: reads,
        unit: READING_UNITS[reads],
        source: row.source,
        eventId: row.event_id,
        thing: row.thing,
        at: row.at.toISOString(),
        receivedAt: row.received_at.toISOString(),
        original: row.original,
        counts: row.counts,
      }),
    );
    return pageUpTo(items, { limit, total });
  },
});

function pageUpTo(items: readonly EventBehind[], { limit, total }: { readonly limit: number; readonly total: number }) {
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  return { items: shown, total, nextCursor: last ? encodeCursor(new Date(last.at), last.id) : null };
}
