import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts, type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { sql } from 'kysely';
import { GONE_STATES } from '../tenancy/rules.ts';
import { amountsOfClaim, claimsOf } from '../tenancy/taken-over-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import type { SystemLimit, SystemUse } from './system-rules.ts';

interface Where {
  readonly departmentId: string;
  readonly cloudIds: readonly string[];
}

/** Limits of a department's systems. They are set and taken of under the locks of the department's own (`lockLines`). */
export async function systemLimits(tx: Tx, { departmentId, cloudIds }: Where): Promise<readonly SystemLimit[]> {
  if (cloudIds.length === 0) return [];
  const rows = await tx
    .selectFrom('quota_system')
    .select(['system_id as systemId', 'cloud_id as cloudId', 'dimension', 'xinchuang', 'limit_units as limit'])
    .where('department_id', '=', departmentId)
    .where('cloud_id', 'in', [...cloudIds])
    .execute();
  return rows.map((row) => ({ ...row, dimension: dimensionSchema.parse(row.dimension) }));
}

/** What a department's systems hold: resources that are delivered or promised, and volumes that came with their namespaces. */
export async function systemUses(tx: Tx, { departmentId, cloudIds }: Where): Promise<readonly SystemUse[]> {
  if (cloudIds.length === 0) return [];
  const resources = await tx
    .selectFrom('resource as r')
    .select(['r.system_id as systemId', 'r.cloud_id as cloudId', 'r.xinchuang', 'r.state', 'r.spec'])
    // A failed line still holds what it reserved until its objects are gone, as in the department's own line; a resource may have several.
    .select(({ selectFrom }) =>
      selectFrom('order_line as l')
        .select(sql<ItemSpec[]>`coalesce(json_agg(l.spec), '[]')`.as('specs'))
        .whereRef('l.resource_id', '=', 'r.id')
        .where('l.reserved', '=', true)
        .as('promised'),
    )
    .where('r.department_id', '=', departmentId)
    .where('r.cloud_id', 'in', [...cloudIds])
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
    .execute();
  const tenancies = await tx
    .selectFrom('tenancy')
    .select(['system_id as systemId', 'cloud_id as cloudId', 'xinchuang', 'adopted'])
    .where('department_id', '=', departmentId)
    .where('cloud_id', 'in', [...cloudIds])
    .where('adopted', 'is not', null)
    .where('state', 'not in', [...GONE_STATES])
    .execute();
  return [
    ...resources.map(({ state, spec, promised, ...place }) => ({
      ...place,
      delivered: state === 'active' ? (spec as ItemSpec) : null,
      promised: promised ?? [],
      takenOver: {},
    })),
    ...tenancies.map(({ adopted, ...place }) => {
      const takenOver = claimsOf(adopted).map(amountsOfClaim).reduce<Amounts>(addAmounts, {});
      return { ...place, delivered: null, promised: [], takenOver };
    }),
  ];
}

interface SystemPlace {
  readonly departmentId: string;
  readonly systemId: string;
  readonly cloudId: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
}

/** Sets what a system may take; null: it shares its department's from now on. */
export async function saveSystemLimit({ ctx, tx }: VerbScope, place: SystemPlace, units: bigint | null): Promise<void> {
  const { systemId: system_id, cloudId: cloud_id, dimension, xinchuang } = place;
  if (units === null) {
    await tx
      .deleteFrom('quota_system')
      .where('system_id', '=', system_id)
      .where('cloud_id', '=', cloud_id)
      .where('dimension', '=', dimension)
      .where('xinchuang', '=', xinchuang)
      .execute();
    return;
  }
  const row = { id: newId(ctx.now), department_id: place.departmentId, system_id, cloud_id, dimension, xinchuang };
  await tx
    .insertInto('quota_system')
    .values({ ...row, limit_units: units })
    .onConflict((conflict) =>
      conflict.columns(['system_id', 'cloud_id', 'dimension', 'xinchuang']).doUpdateSet({ limit_units: units }),
    )
    .execute();
}

/** Systems that have a tenancy on a cloud of one stack, or a limit there, by the names people read; those the scope sees. */
export async function systemsThere(
  tx: Tx,
  { dimension, xinchuang }: { readonly dimension: Dimension; readonly xinchuang: boolean },
) {
  const tenancies = tx
    .selectFrom('tenancy')
    .select(['system_id', 'cloud_id'])
    .where('xinchuang', '=', xinchuang)
    .where('state', 'not in', [...GONE_STATES]);
  const limited = tx
    .selectFrom('quota_system')
    .select(['system_id', 'cloud_id'])
    .where('xinchuang', '=', xinchuang)
    .where('dimension', '=', dimension);
  return tx
    .selectFrom(tenancies.union(limited).as('there'))
    .innerJoin('business_system as s', 's.id', 'there.system_id')
    .innerJoin('cloud as c', 'c.id', 'there.cloud_id')
    .leftJoin('quota_system as q', (join) =>
      join
        .onRef('q.system_id', '=', 'there.system_id')
        .onRef('q.cloud_id', '=', 'there.cloud_id')
        .on('q.dimension', '=', dimension)
        .on('q.xinchuang', '=', xinchuang),
    )
    .select([
      's.id',
      's.slug',
      's.name',
      's.department_id',
      'there.cloud_id',
      'c.slug as cloud_slug',
      'c.name as cloud_name',
    ])
    .select('q.limit_units')
    .orderBy('s.slug')
    .execute();
}
