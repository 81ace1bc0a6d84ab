import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { actorIdentity } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import type { PoolLevel } from './tree-rules.ts';

/** One limit that was set. `fromUnits` and `toUnits` null: none was, none is set. */
export interface Settled {
  readonly level: PoolLevel | 'department' | 'system';
  readonly tier: string | null;
  readonly cloudId: string | null;
  readonly departmentId: string | null;
  readonly systemId: string | null;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly fromUnits: bigint | null;
  readonly toUnits: bigint | null;
  readonly softUnits: bigint | null;
  readonly oversubscribe: boolean;
}

/** Keeps how limits came about: who set them, why, from what to what. */
export async function keepHistory({ ctx, tx }: VerbScope, settled: readonly Settled[], reason: string): Promise<void> {
  if (settled.length === 0) return;
  const { name } = actorIdentity(ctx.actor);
  const rows = settled.map((each) => ({
    id: newId(ctx.now),
    level: each.level,
    tier: each.tier,
    cloud_id: each.cloudId,
    department_id: each.departmentId,
    system_id: each.systemId,
    dimension: each.dimension,
    xinchuang: each.xinchuang,
    from_units: each.fromUnits,
    to_units: each.toUnits,
    soft_units: each.softUnits,
    oversubscribe: each.oversubscribe,
    reason,
    set_by: name,
    set_at: ctx.now,
  }));
  await tx.insertInto('quota_history').values(rows).execute();
}

/** Which of the changes a task of the platform made, by their keys, as the audit log tells it: of what the scope sees. */
export async function madeByTask(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('quota_history as h')
    .innerJoin('audit_row as a', (join) => join.onRef('a.at', '=', 'h.set_at').onRef('a.actor_name', '=', 'h.set_by'))
    .select('h.id')
    .distinct()
    .where('h.id', 'in', [...ids])
    .where('a.actor_kind', '=', 'job')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

const MOST_SHOWN = 100;

/** The newest changes of one dimension and stack that the scope sees. */
export async function historyOf(tx: Tx, of: { readonly dimension: Dimension; readonly xinchuang: boolean }) {
  return tx
    .selectFrom('quota_history as h')
    .leftJoin('cloud as c', 'c.id', 'h.cloud_id')
    .leftJoin('department as d', 'd.id', 'h.department_id')
    .leftJoin('business_system as s', 's.id', 'h.system_id')
    .selectAll('h')
    .select(['c.name as cloud_name', 'd.name as department_name', 's.name as system_name'])
    .where('h.dimension', '=', of.dimension)
    .where('h.xinchuang', '=', of.xinchuang)
    .orderBy('h.id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
}
