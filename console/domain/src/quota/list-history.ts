import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { historyOf, madeByTask } from './history-store.ts';
import { type QuotaHistory, quotaHistorySchema, quotaTreeInputSchema } from './schemas.ts';

/** How the limits of one dimension and stack came about, the newest hundred changes that the caller may see. */
export const listQuotaHistory = query({
  allow: ['signed-in'],
  input: quotaTreeInputSchema,
  async read({ ctx, tx }, slice): Promise<QuotaHistory> {
    const rows = await historyOf(tx, slice);
    const ids = rows.map(({ id }) => id);
    // The act may be in another's log, or in none: only whether a task did it is told.
    const byTask = await inScopeOfAll(tx, scopeOf(ctx.actor), () => madeByTask(tx, ids));
    const units = (value: bigint | null) => value?.toString() ?? null;
    return quotaHistorySchema.parse(
      rows.map((row) => ({
        ...{ id: row.id, level: row.level, tier: row.tier },
        ...{ cloudName: row.cloud_name, departmentName: row.department_name, systemName: row.system_name },
        ...{ from: units(row.from_units), to: units(row.to_units), soft: units(row.soft_units) },
        ...{ oversubscribe: row.oversubscribe, reason: row.reason, at: row.set_at.toISOString() },
        ...{ by: row.set_by, byTask: byTask.has(row.id) },
      })),
    );
  },
});
