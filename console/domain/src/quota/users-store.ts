import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { sql } from 'kysely';
import { GONE_STATES } from '../tenancy/rules.ts';
import { amountsOfClaim, claimsOf } from '../tenancy/taken-over-rules.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import type { Pool } from './tree-rules.ts';

const MOST_NAMED = 20;

interface LimitPlace {
  readonly departmentId: string;
  /** Of one of its systems alone; absent: of all. */
  readonly systemId?: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly dimension: Dimension;
}

function named(all: readonly string[]) {
  return { users: all.slice(0, MOST_NAMED), count: all.length };
}

/** What takes of a department's limit, or of one system's part of it: its resources that are delivered or on their way, and tenancies whose volumes were taken over, by number. */
export async function usersOfLimit(tx: Tx, { departmentId, systemId, cloudId, xinchuang, dimension }: LimitPlace) {
  let resourcesThere = tx
    .selectFrom('resource as r')
    .select(['r.number', 'r.spec'])
    .where('r.department_id', '=', departmentId)
    .where('r.cloud_id', '=', cloudId)
    .where('r.xinchuang', '=', xinchuang)
    .where((eb) =>
      eb.or([
        eb('r.state', '=', 'active'),
        eb.exists(
          eb
            .selectFrom('order_line as l')
            .select('l.id')
            .whereRef('l.resource_id', '=', 'r.id')
            .where('l.reserved', '=', true),
        ),
      ]),
    )
    .orderBy('r.number');
  let tenanciesThere = tx
    .selectFrom('tenancy')
    .select(['number', 'adopted'])
    .where('department_id', '=', departmentId)
    .where('cloud_id', '=', cloudId)
    .where('xinchuang', '=', xinchuang)
    .where('adopted', 'is not', null)
    .where('state', 'not in', [...GONE_STATES])
    .orderBy('number');
  if (systemId) {
    resourcesThere = resourcesThere.where('r.system_id', '=', systemId);
    tenanciesThere = tenanciesThere.where('system_id', '=', systemId);
  }
  const [resources, tenancies] = [await resourcesThere.execute(), await tenanciesThere.execute()];
  const takes = (amounts: Partial<Record<Dimension, bigint>>) => (amounts[dimension] ?? 0n) > 0n;
  return named([
    ...resources.filter(({ spec }) => takes(amountsOf(spec as ItemSpec))).map(({ number }) => number),
    ...tenancies
      .filter(({ adopted }) => claimsOf(adopted).some((claim) => takes(amountsOfClaim(claim))))
      .map(({ number }) => number),
  ]);
}

/** Departments that hold anything of a pool, by name, over all tenants. */
export async function usersOfPool({ ctx, tx }: VerbScope, pool: Pool) {
  const rows = await inScopeOfAll(tx, scopeOf(ctx.actor), () => {
    let base = tx
      .selectFrom('quota as q')
      .innerJoin('department as d', 'd.id', 'q.department_id')
      .innerJoin('cloud as c', 'c.id', 'q.cloud_id')
      .select('d.name')
      .distinct()
      .where('q.dimension', '=', pool.dimension)
      .where('q.xinchuang', '=', pool.xinchuang)
      .where(sql<boolean>`q.reserved + q.booked > 0`);
    if (pool.level === 'cloud' && pool.cloudId) base = base.where('q.cloud_id', '=', pool.cloudId);
    if (pool.level === 'tier' && pool.tier) base = base.where('c.tier', '=', pool.tier);
    return base.orderBy('d.name').execute();
  });
  return named(rows.map(({ name }) => name));
}
