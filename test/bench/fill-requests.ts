import { type OwnedData, withOwner } from './owner-database.ts';

/** Units of the province and their business systems (PRODUCT.md section 4), the sample's own among them. */
const UNITS = 96;
const SYSTEMS = 594;
const YEARS = 3;
const FILLED = [
  'organisation',
  'department',
  'person',
  'role_grant',
  'business_system',
  'tenancy',
  'request',
  'resource',
  'order_line',
  'approval_step',
  'attachment',
];

/**
 * Numbers from 0 to 1 that are the same in every run: of the row `n`, one for each `place`. Distributions below are cut out of them.
 */
const chance = (n: string, place: number): string => `((hashint4(${n} + ${place} * 1000003) & 1048575) / 1048576.0)`;
/** A printed number's running part: six digits, more where there are more. */
const digits = (n: string): string => `lpad((${n})::text, greatest(6, length((${n})::text)), '0')`;

/** Units with an applicant, an approver and their systems, beside the sample's. `unit`: systems from the one that orders most. */
const UNITS_FILL = [
  `insert into organisation (id, slug, name, kind, created_at)
   select uuidv7(), 'unit-' || n, '省属单位' || n, case n % 4 when 0 then 'institution' else 'government' end, now()
   from generate_series(1, ${UNITS} - (select count(*)::int from department)) n`,
  `insert into department (id, organisation_id, slug, name, oidc_group, created_at)
   select uuidv7(), id, slug, name, slug, now() from organisation where slug like 'unit-%'`,
  `insert into person (id, subject, real_name, created_at)
   select uuidv7(), role || ':' || d.slug, d.name || title, now()
   from department d, (values ('applicant', '申请人'), ('approver', '审核人')) kind (role, title) where d.slug like 'unit-%'`,
  `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at)
   select uuidv7(), p.id, case kind when 'applicant' then 'applicant' else 'department-approver' end, d.organisation_id, d.id, now()
   from department d cross join unnest(array['applicant', 'approver']) kind join person p on p.subject = kind || ':' || d.slug
   where d.slug like 'unit-%'`,
  `insert into business_system (id, department_id, number, slug, name, owner_name, mlps_grade, created_at)
   select uuidv7(), d.id, 'XT-2020-' || ${digits('n')}, 'unit-system-' || n, d.name || (array['业务办理', '数据归集', '协同监管', '便民服务', '档案管理'])[1 + n % 5] || '系统' || n,
          d.name || '负责人', 1 + n % 3, now()
   from generate_series(1, ${SYSTEMS} - (select count(*)::int from business_system)) n
   join (select *, row_number() over (order by slug) - 1 as place, count(*) over () as all_of from department where slug like 'unit-%') d
     on d.place = n % d.all_of`,
  `create temp table unit as
   select s.id as system_id, s.name as system_name, s.mlps_grade, s.department_id, a.id as applicant_id, r.id as approver_id,
          row_number() over (order by s.slug not like 'drug-%', hashtext(s.slug)) as place
   from business_system s
   join department d on d.id = s.department_id
   join person a on a.id = (select person_id from role_grant g where g.department_id = d.id and g.role = 'applicant' limit 1)
   join person r on r.id = (select person_id from role_grant g where g.department_id = d.id and g.role = 'department-approver' limit 1)`,
];

/**
 * What each request is, decided once: a few systems order much and most little; three years of them, of which the newest 7 % are
 * still on their way.
 */
const DECIDED = (requests: number): readonly string[] => [
  `create temp table filled as
   select each.*, u.*, uuidv7(at - now()) as id, at + interval '6 hours' as reviewed_at,
          extract(year from at at time zone 'Asia/Shanghai')::int as year,
          case when recent then case when c < 0.03 then 'previewing' when c < 0.05 then 'preview-failed' when c < 0.35 then 'department-review'
                                     when c < 0.80 then 'joint-review' when c < 0.93 then 'provisioning' else 'delivered' end
               else case when c < 0.88 then 'accepted' when c < 0.92 then 'returned' when c < 0.95 then 'refused'
                         when c < 0.99 then 'withdrawn' else 'failed' end end as state,
          case when kind = 'order' then 1 + floor(5 * e * e)::int else 1 end as lines,
          (select k.id from cloud k where k.slug = cloud_slug) as cloud_id
   from (select n, date_trunc('milliseconds', now() - (${requests} - n + 0.5) * interval '${YEARS} years' / ${requests}) as at, n > 0.93 * ${requests} as recent,
                ${chance('n', 3)} as c, ${chance('n', 5)} as e, case when ${chance('n', 6)} < 0.06 then 2 else 1 end as round,
                1 + floor(${SYSTEMS} * ${chance('n', 1)} * ${chance('n', 1)})::int as wanted,
                case when ${chance('n', 2)} < 0.72 then 'order' when ${chance('n', 2)} < 0.86 then 'extend'
                     when ${chance('n', 2)} < 0.95 then 'resize' else 'release' end as kind,
                case when ${chance('n', 4)} < 0.35 then 'guangzhou' when ${chance('n', 4)} < 0.65 then 'province' when ${chance('n', 4)} < 0.80 then 'huizhou'
                     when ${chance('n', 4)} < 0.90 then 'health' when ${chance('n', 4)} < 0.98 then 'education' else 'heyuan' end as cloud_slug
         from generate_series(1, ${requests}) n) each
   join unit u on u.place = each.wanted`,
  `insert into request (id, number, department_id, system_id, kind, state, title, reason, mlps_grade, applicant_id, round, submitted_at,
                        decided_at, delivered_at, accept_by, accepted_at, project, funding_source, promised_days, promised_by)
   select id, 'SQ-' || year || '-' || ${digits('row_number() over (partition by year order by n)')}, department_id, system_id, kind, state,
          system_name || (array['上云申请', '扩容', '等保整改', '迁移上云', '业务高峰保障'])[1 + n % 5] || case when n % 10000 = 7 then '（汛期应急）' else '' end,
          '按年度信息化建设计划，为业务办理提供稳定的计算、存储与网络资源。', mlps_grade, applicant_id, round, at,
          case when state not in ('previewing', 'preview-failed', 'department-review', 'joint-review', 'withdrawn') then at + interval '2 days' end,
          case when state in ('delivered', 'accepted') then at + interval '3 days' end,
          case when state in ('delivered', 'accepted') then at + interval '10 days' end,
          case when state = 'accepted' then at + interval '5 days' end,
          case when n % 3 = 0 then '数字政府建设项目' || n % 40 end, case when n % 3 = 0 then 'general-budget' end,
          case when kind in ('order', 'resize') then 5 end,
          case when kind in ('order', 'resize') then at + case when n % 40 = 0 then interval '2 days' else interval '7 days' end end
   from filled order by n`,
  `insert into number_series (prefix, year, last) select 'SQ', year, count(*) from filled group by year
   on conflict (prefix, year) do update set last = number_series.last + excluded.last`,
];

/** A tenancy for each system on each cloud, a resource to every line of an order; what changes, changes its tenancy's first one. */
const LINES_FILL = [
  `insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
   select uuidv7(), department_id, system_id, cloud_id, 'extranet', false, 'ZK-2020-' || ${digits('row_number() over (order by first)')},
          'zk-2020-' || ${digits('row_number() over (order by first)')}, 'deployed', first
   from (select department_id, system_id, cloud_id, min(at) as first from filled group by department_id, system_id, cloud_id) place
   on conflict do nothing`,
  `create temp table line as
   select uuidv7() as id, uuidv7() as resource_id, f.id as request_id, f.n, f.department_id, f.system_id, f.cloud_id, f.kind, f.state, f.at, t.id as tenancy_id, ordinal,
          (array['bandwidth', 'bandwidth', 'object-bucket'])[1 + (f.n + ordinal) % 3] as item
   from filled f join tenancy t on t.system_id = f.system_id and t.cloud_id = f.cloud_id and t.zone_code = 'extranet' and not t.xinchuang
   cross join generate_series(1, f.lines) ordinal`,
  `update line set resource_id = first.resource_id
   from (select distinct on (tenancy_id) tenancy_id, resource_id from line order by tenancy_id, n, ordinal) first
   where first.tenancy_id = line.tenancy_id and line.kind <> 'order'`,
  `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
   select resource_id, 'ZY-2020-' || ${digits('row_number() over (order by n, ordinal)')}, department_id, system_id, tenancy_id, cloud_id, item, 'counted',
          false, case item when 'bandwidth' then '{"item": "bandwidth", "mbps": 20}' else '{"item": "object-bucket", "quotaGb": 500}' end::jsonb,
          case when state in ('delivered', 'accepted') then 'active' when state in ('returned', 'refused', 'withdrawn', 'failed') then 'abandoned' else 'requested' end,
          case when state in ('delivered', 'accepted') then at + interval '3 days' end, at
   from (select distinct on (resource_id) * from line order by resource_id, n, ordinal) own`,
  `insert into order_line (id, request_id, department_id, ordinal, item, spec, cloud_id, zone_code, xinchuang, tenancy_id, resource_id,
                           fulfilment, state, month_fen, year_end_fen, price_version_id, delivered_at)
   select l.id, l.request_id, l.department_id, l.ordinal, z.item, z.spec, l.cloud_id, 'extranet', false, l.tenancy_id, l.resource_id, 'counted',
          case when l.state in ('delivered', 'accepted') then 'delivered' when l.state = 'failed' then 'failed'
               when l.state in ('returned', 'refused', 'withdrawn') then 'cancelled' else 'open' end,
          6310 + l.n % 90000, 31550 + l.n % 400000, (select id from price_version order by valid_from limit 1),
          case when l.state in ('delivered', 'accepted') then l.at + interval '3 days' end
   from line l join resource z on z.id = l.resource_id`,
];

/** Decided steps and open ones; those of a request that was withdrawn in review stay open, as they do in life. Then the papers. */
const STEPS_FILL = [
  `insert into approval_step (request_id, round, step, department_id, decision, decided_by, decided_at, opened_at, due_at, return_reason, reason)
   select id, 1, 'department', department_id, 'return', approver_id, at + interval '1 hour', at - interval '1 hour', at + interval '1 day', 'material-missing', '请补充材料'
   from filled where round = 2`,
  `insert into approval_step (request_id, round, step, department_id, decision, decided_by, decided_at, opened_at, due_at)
   select id, round, 'department', department_id, case when done then 'approve' end, case when done then approver_id end,
          case when done then reviewed_at end, at, at + interval '1 day'
   from (select *, state <> 'department-review' and (state <> 'withdrawn' or n % 2 = 0) as done from filled
         where state not in ('previewing', 'preview-failed')) f`,
  `insert into approval_step (request_id, round, step, department_id, decision, decided_by, decided_at, opened_at, due_at)
   select f.id, f.round, s.step, f.department_id, case when done then case when f.state = s.ends then s.decision else 'approve' end end,
          case when done then s.by end, case when done then f.reviewed_at + interval '1 day' end, f.reviewed_at, f.reviewed_at + interval '2 days'
   from filled f
   cross join (select step, ends, decision, (select id from person where subject = 'sample:' || slug) as by
               from (values ('administrative', 'refused', 'refuse', 'authority'), ('technical', 'returned', 'return', 'technical'),
                            ('finance', '', '', 'finance'), ('security', '', '', 'reviewer')) seat (step, ends, decision, slug)) s
   cross join lateral (select case when f.state = 'joint-review' then s.step = 'technical' and f.n % 3 = 0
                                   when f.state = 'withdrawn' then false else true end as done) d
   where f.state not in ('previewing', 'preview-failed', 'department-review') and (f.state <> 'withdrawn' or f.n % 2 = 0)
     and (s.step <> 'finance' or ${chance('f.n', 7)} < 0.1) and (s.step <> 'security' or f.mlps_grade = 3)`,
  `insert into attachment (id, request_id, department_id, name, kind, bytes, sha256, added_by, added_at)
   select uuidv7(), id, department_id, '建设方案-' || n || '-' || ordinal || '.pdf', 'pdf', 120000 + n % 900000,
          encode(sha256((n || '-' || ordinal)::text::bytea), 'hex'), applicant_id, at
   from filled cross join generate_series(1, case when ${chance('n', 8)} < 0.3 then 1 when ${chance('n', 8)} < 0.36 then 3 else 0 end) ordinal`,
];

/**
 * Fills an otherwise empty system with `requests` requests of 96 units and 594 systems over three years, through the same tables that verbs
 * write: in every state, of every kind, on every sample cloud, with their lines, resources, approval steps and the names of attachments.
 * No plans, operations or audit rows: lists and inboxes read none. Statistics are brought up to date, as autovacuum would within minutes.
 */
export async function fillRequests(system: OwnedData, requests: number): Promise<void> {
  await withOwner(system, async (owner) => {
    const { rowCount } = await owner.query(`select 1 from organisation where slug = 'unit-1'`);
    if (rowCount) return;
    for (const statement of [...UNITS_FILL, ...DECIDED(requests), ...LINES_FILL, ...STEPS_FILL])
      await owner.query(statement);
    await owner.query(`vacuum analyze ${FILLED.join(', ')}`);
  });
}
