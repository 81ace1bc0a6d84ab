import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { changeView } from './change-rules.ts';
import { amountsText, type Span, spansOf } from './rules.ts';
import { type UsageItem, usageInputSchema, type usagePageSchema } from './schemas.ts';
import { changesOf } from './store.ts';
import { namedResources, pageOfHeld, resourcesOfSystem } from './usage-store.ts';

/**
 * Timelines of what resources held in a month (Asia/Shanghai; default the current one), for those the caller may see. What was handed over
 * is listed for each of its departments with that one's time alone, as it is charged: its statement can be reconciled by this.
 */
export const usage = query({
  allow: ['signed-in', 'job'],
  input: usageInputSchema,
  async read({ ctx, tx }, { systemId, ...input }): Promise<z.output<typeof usagePageSchema>> {
    const month = input.month ?? monthOf(ctx.now);
    const period = periodOf(month);
    // Whose time is listed is the caller's scope to say; what a resource is called is out of the sight of who gave it away.
    const inAll = <Result>(read: () => Promise<Result>) => inScopeOfAll(tx, scopeOf(ctx.actor), read);
    const resourceIds = systemId ? await inAll(() => resourcesOfSystem(tx, systemId)) : undefined;
    const { rows, total, nextCursor } = await pageOfHeld(tx, { ...input, resourceIds }, period);
    const ids = rows.map((row) => row.resource_id);
    const changes = await changesOf(tx, ids);
    const named = await inAll(() => namedResources(tx, ids));
    const items = rows.flatMap(({ resource_id: id, ...held }): UsageItem[] => {
      const row = named.get(id);
      if (!row) return [];
      const own = (changes.get(id) ?? []).filter(({ departmentId }) => departmentId === held.department_id);
      const state = row.department_id === held.department_id ? row.state : 'transferred';
      return [
        {
          resource: {
            id,
            number: row.number,
            item: row.item,
            fulfilment: row.fulfilment as UsageItem['resource']['fulfilment'],
            state: state as UsageItem['resource']['state'],
          },
          department: { id: held.department_id, name: held.department_name },
          system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
          cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
          xinchuang: row.xinchuang,
          changes: own.map(changeView),
          spans: spansOf(own, period).map(spanView),
        },
      ];
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

function spanView({ from, to, amounts }: Span): UsageItem['spans'][number] {
  return { from: from.toISOString(), to: to?.toISOString() ?? null, amounts: amountsText(amounts) };
}
