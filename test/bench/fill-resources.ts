import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Puts `count` delivered resources of the first department into the sample province; gives their keys. */
export async function fillResources(owner: pg.Client, count: number): Promise<readonly string[]> {
  const { rows } = await owner.query<{ system: string; department: string; cloud: string; zone: string }>(
    `select s.id as system, s.department_id as department, z.cloud_id as cloud, z.code as zone
       from business_system s cross join cloud_zone z order by s.number, z.cloud_id, z.code limit 1`,
  );
  const [place] = rows;
  if (!place) throw new Error('the sample province has neither a system nor a zone to put resources in');
  const { system, department, cloud, zone } = place;
  const tenancy = randomUUID();
  await owner.query(
    `insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
     values ($1, $2, $3, $4, $5, false, 'ZK-BENCH', 'zk-bench', 'deployed', now())`,
    [tenancy, department, system, cloud, zone],
  );
  const ids = Array.from({ length: count }, () => randomUUID());
  await owner.query(
    `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
     select r.id, 'ZY-2026-9' || lpad(r.n::text, 5, '0'), $2, $3, $4, $5, 'object-bucket', 'provisioned', false, '{}', 'active', '2026-01-01Z', '2026-01-01Z'
       from unnest($1::uuid[]) with ordinality r (id, n)`,
    [ids, department, system, tenancy, cloud],
  );
  return ids;
}
