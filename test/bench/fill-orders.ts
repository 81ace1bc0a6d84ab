import { type OwnedData, withOwner } from './owner-database.ts';

/** Orders of one department, over a year. */
export const ORDERS = 10_000; /** Lines of each, with a resource to every one. */
export const LINES = 3;

/**
 * Accepted orders of one department, spread over a year, each with lines and a resource to every line, past the verbs: the
 * list is measured, not the ordering. The tenancy that the resources are in is made where the system has none on the cloud.
 */
const FILL = [
  `insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
   select gen_random_uuid(), s.department_id, s.id, c.id, 'extranet', false, 'ZK-2025-000001', 'zk-2025-000001', 'planned', now()
   from business_system s, cloud c where s.slug = 'drug-supervision' and c.slug = 'guangzhou'
   on conflict do nothing`,
  `insert into request (id, number, department_id, system_id, kind, state, title, reason, mlps_grade, applicant_id, submitted_at)
   select gen_random_uuid(), 'SQ-2025-' || lpad(n::text, 6, '0'), s.department_id, s.id, 'order', 'accepted', '业务系统上云申请 ' || n, '批量', 2, p.id,
          timestamptz '2025-01-01T00:00:00Z' + n * interval '50 minutes'
   from generate_series(1, ${ORDERS}) n, business_system s, person p
   where s.slug = 'drug-supervision' and p.subject = 'sample:applicant'`,
  `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
   select gen_random_uuid(), 'ZY-2025-' || lpad((row_number() over ())::text, 6, '0'), r.department_id, r.system_id, t.id, t.cloud_id,
          'bandwidth', 'counted', false, '{"item": "bandwidth", "mbps": 1}', 'released', r.submitted_at, r.submitted_at
   from request r
   join tenancy t on t.system_id = r.system_id and t.zone_code = 'extranet' and not t.xinchuang
   join cloud c on c.id = t.cloud_id and c.slug = 'guangzhou'
   cross join generate_series(1, ${LINES})
   where r.number like 'SQ-2025-%'`,
  `insert into order_line (id, request_id, department_id, ordinal, item, spec, cloud_id, zone_code, xinchuang, tenancy_id, resource_id,
                           fulfilment, state, month_fen, year_end_fen, price_version_id, delivered_at)
   select gen_random_uuid(), r.id, r.department_id, n, z.item, z.spec, z.cloud_id, 'extranet', false, z.tenancy_id, z.id,
          'counted', 'delivered', 6310, 6310, v.id, r.submitted_at
   from (select *, row_number() over (order by number) as place from request where number like 'SQ-2025-%') r
   cross join generate_series(1, ${LINES}) n
   join (select *, row_number() over (order by number) as place from resource where number like 'ZY-2025-%') z
     on z.place = (r.place - 1) * ${LINES} + n
   cross join (select id from price_version order by valid_from limit 1) v`,
];

/** Fills the system with those orders; a second call finds them there. */
export async function fillOrders(system: OwnedData): Promise<void> {
  await withOwner(system, async (owner) => {
    const { rowCount } = await owner.query(`select 1 from request where number like 'SQ-2025-%' limit 1`);
    if (rowCount) return;
    for (const statement of FILL) await owner.query(statement);
    await owner.query('analyze request, resource, order_line');
  });
}
