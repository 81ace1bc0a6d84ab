import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { sql } from 'kysely';
import { METERS } from '../../metering/roll-up-rules.ts';
import { METER_OF } from './use-rules.ts';

/** What was read of one dimension of a resource: the mean of its hours, each by its highest reading. */
export interface ResourceReadings {
  readonly resourceId: string;
  readonly dimension: Dimension;
  readonly hours: number;
  /** In thousandths of the dimension's unit. */
  readonly meanMilli: bigint;
  /** Any of it was played and not measured. */
  readonly simulated: boolean;
}

interface ReadingsWanted {
  readonly resourceIds: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly since: Date;
  readonly until: Date;
}

interface ReadingsRow {
  readonly resourceId: string;
  readonly meter: string;
  readonly hours: number;
  readonly milli: string;
  readonly simulated: boolean;
}

/** Readings of use in `[since, until)` as they stand: a corrected one counts as corrected, a withdrawn one not at all. A dimension of a resource that nobody read is absent. */
export async function readingsOf(tx: Tx, wanted: ReadingsWanted): Promise<readonly ResourceReadings[]> {
  const { resourceIds, dimensions, since, until } = wanted;
  const meters = new Map(dimensions.map((each) => [METER_OF(each), each] as const));
  if (resourceIds.length === 0 || meters.size === 0) return [];
  const { rows } = await sql<ReadingsRow>`
    with amended as materialized (
      select distinct on (department_id, of_source, of_event_id) department_id, of_source, of_event_id, kind, quantity
        from usage_amendment where resource_id = any (${[...resourceIds]}::uuid[])
       order by department_id, of_source, of_event_id, (kind = 'withdrawal') desc, received_at desc, id desc)
    select resource_id as "resourceId", dimension as meter, count(*)::int as hours, bool_or(simulated) as simulated,
           floor(1000 * avg(quantity))::text as milli
      from (
        select e.resource_id, e.dimension, floor(extract(epoch from e.event_at) / 3600) as hour,
               max(coalesce(a.quantity, e.quantity)) as quantity, bool_or(e.source = ${METERS.simulated}) as simulated
          from usage_event e
          left join amended a on a.department_id = e.department_id and a.of_source = e.source and a.of_event_id = e.event_id
         where e.resource_id = any (${[...resourceIds]}::uuid[]) and e.dimension = any (${[...meters.keys()]}::text[])
           and e.event_at >= ${since} and e.event_at < ${until} and a.kind is distinct from 'withdrawal'
         group by e.resource_id, e.dimension, hour) h
     group by resource_id, dimension`.execute(tx);
  return rows.flatMap(({ resourceId, meter, hours, milli, simulated }) => {
    const dimension = meters.get(meter as ReturnType<typeof METER_OF>);
    return dimension ? [{ resourceId, dimension, hours, meanMilli: BigInt(milli), simulated }] : [];
  });
}
