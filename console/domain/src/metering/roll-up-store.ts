import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { BESIDE_A_SPACE, METERS } from './roll-up-rules.ts';

/** A container space that was held throughout an hour, and where its pods may run. */
export interface HeldSpace {
  readonly id: string;
  /** Whose it was in that hour. */
  readonly departmentId: string;
  readonly cloudId: string;
  readonly namespace: string;
  readonly nodes: readonly string[];
}

interface SpacesWanted {
  readonly hour: Date;
  /** Key of the last one seen; null: from the first on. */
  readonly after: string | null;
  readonly limit: number;
}

/**
 * Container spaces that were held unchanged throughout the hour, had no neighbour with pods in their namespace then, and have no reading of it yet, by key.
 * What is shared with a neighbour is nobody's by itself.
 */
export async function spacesOf(tx: Tx, { hour, after, limit }: SpacesWanted): Promise<readonly HeldSpace[]> {
  const to = new Date(hour.getTime() + 3_600_000);
  const { rows } = await sql<HeldSpace>`
    select r.id, coalesce(
             (select x.department_id from resource_change x
               where x.resource_id = r.id and x.kind in ('create', 'taken-on') and x.at <= ${hour} order by x.at desc limit 1),
             r.department_id) as "departmentId", t.cloud_id as "cloudId", t.slug as namespace, z.nodes
      from resource r
      join tenancy t on t.id = r.tenancy_id
      join cloud_zone z on z.cloud_id = t.cloud_id and z.code = t.zone_code
     where r.item = 'container-space' and r.state in ('active', 'released')
       and r.ready_at <= ${hour} and (r.released_at is null or r.released_at >= ${to})
       and (${after}::uuid is null or r.id > ${after}::uuid) and cardinality(z.nodes) > 0
       and not exists (select 1 from resource_change x where x.resource_id = r.id and x.at > ${hour} and x.at < ${to})
       and not exists (
         select 1 from resource o
          where o.tenancy_id = r.tenancy_id and o.id <> r.id and o.item <> all (${[...BESIDE_A_SPACE]}::text[])
            and o.state <> 'abandoned' and o.created_at < ${to} and (o.released_at is null or o.released_at > ${hour}))
       -- Each by the index, and not the hour of all that there is.
       and not exists (
         select 1 from usage_event u
          where u.resource_id = r.id and u.event_at = ${hour} and u.source = any (${Object.values(METERS)}::text[]) offset 0)
     order by r.id limit ${limit}`.execute(tx);
  return rows;
}
