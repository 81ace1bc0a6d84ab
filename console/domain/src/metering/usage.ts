import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { amountsText, type ResourceChange, type Span, spansOf } from './rules.ts';
import { type UsageItem, usageInputSchema, type usagePageSchema } from './schemas.ts';
import { changesOf } from './store.ts';
import { pageOfUsers } from './usage-store.ts';

/** Timelines of what resources held in a month (Asia/Shanghai; default the current one), for those the caller may see. */
export const usage = query({
  allow: ['signed-in', 'job'],
  input: usageInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof usagePageSchema>> {
    const month = input.month ?? monthOf(ctx.now);
    const period = periodOf(month);
    const { rows, total, nextCursor } = await pageOfUsers(tx, input, period);
    const changes = await changesOf(
      tx,
      rows.map((row) => row.id),
    );
    const items = rows.map((row): UsageItem => {
      const own = changes.get(row.id) ?? [];
      return {
        resource: {
          id: row.id,
          number: row.number,
          item: row.item,
          fulfilment: row.fulfilment as UsageItem['resource']['fulfilment'],
          state: row.state as UsageItem['resource']['state'],
        },
        department: { id: row.department_id, name: row.department_name },
        system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
        cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
        xinchuang: row.xinchuang,
        changes: own.map(changeView),
        spans: spansOf(own, period).map(spanView),
      };
    });
    return {
      items,
      total,
      nextCursor,
      month,
      period: { from: period.from.toISOString(), to: period.to.toISOString() },
    };
  },
});

function changeView(change: ResourceChange): UsageItem['changes'][number] {
  const { id, kind, cause, instanceUid } = change;
  const [at, receivedAt] = [change.at.toISOString(), change.receivedAt.toISOString()];
  return { id, kind, at, receivedAt, amounts: amountsText(change.amounts), cause, instanceUid };
}

function spanView({ from, to, amounts }: Span): UsageItem['spans'][number] {
  return { from: from.toISOString(), to: to?.toISOString() ?? null, amounts: amountsText(amounts) };
}
