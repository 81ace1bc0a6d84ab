import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemCode, ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { type Target, targetNumbers } from './target-rules.ts';

/** The resources that `specs` point at, of those the caller may see. */
export async function targetsOf(tx: Tx, specs: readonly ItemSpec[]): Promise<readonly Target[]> {
  const numbers = targetNumbers(specs);
  if (numbers.length === 0) return [];
  const rows = await tx
    .selectFrom('resource as r')
    .innerJoin('tenancy as t', 't.id', 'r.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 'r.cloud_id')
    .select(['r.number', 'r.item', 'r.state', 'r.system_id', 'c.slug', 't.zone_code'])
    .where('r.number', 'in', [...numbers])
    .execute();
  return rows.map((row) => ({
    number: row.number,
    item: row.item as ItemCode,
    state: row.state,
    systemId: row.system_id,
    cloudSlug: row.slug,
    zoneCode: row.zone_code,
  }));
}

/** Numbers of the balancers, delivered or on their way, that point at the resource of that printed number. */
export async function pointingAt(tx: Tx, number: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('resource')
    .select('number')
    .where('item', '=', 'load-balancer')
    .where('state', 'in', ['requested', 'active'])
    .where(sql<string>`spec #>> '{target,resource}'`, '=', number.toLowerCase())
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
}
