import { samplePrices } from '@zhengyun/cli/sample/figures.ts';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { publishVersion } from '@zhengyun/domain/pricing/publish-version.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import type pg from 'pg';

/** How much use a generated month has. Totals of what is held are met to the last unit, whatever the number of hosts. */
export interface MonthSize {
  readonly units: number;
  readonly systems: number;
  readonly hosts: number;
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly diskGb: number;
}

/** The size of the sample province. */
export const PROVINCE_MONTH: MonthSize = {
  units: 96,
  systems: 594,
  hosts: 18_138,
  vcpu: 184_139,
  memoryGb: 493_198,
  diskGb: 19_137_423,
};

/** The month that is generated: it begins and ends in Asia/Shanghai. Prices are published, and all contracts signed, before it. */
export const GENERATED = {
  month: '2026-12',
  from: new Date('2026-11-30T16:00:00Z'),
  to: new Date('2026-12-31T16:00:00Z'),
  /** When its prices are published. */
  published: new Date('2026-11-24T02:00:00Z'),
} as const;

/** Meters that are read hourly, one of each way to count: two sums, a level, what stands at the end, a peak. */
export const METERS_READ = ['egress-gb', 'requests', 'object-gb', 'backup-gb', 'traffic-mbps'] as const;

/** Yuan for what one reading says, where a price is flat: of a baseline that knows no other. */
export const READ_PRICES: Readonly<Record<(typeof METERS_READ)[number], string>> = {
  'egress-gb': '0.5',
  requests: '0.01',
  'object-gb': '0.12',
  'backup-gb': '0.02',
  'traffic-mbps': '12.5',
};

/** Departments, each an organisation of its own, and their systems, one tenancy each, beside those of the sample; spread evenly. */
const UNITS = (size: MonthSize): readonly string[] => [
  `insert into organisation (id, slug, name, kind, created_at)
   select uuidv7(), 'unit-' || n, '省属单位' || n, case n % 4 when 0 then 'institution' else 'government' end, now()
     from generate_series(1, ${size.units} - (select count(*)::int from department)) n`,
  `insert into department (id, organisation_id, slug, name, oidc_group, created_at)
   select uuidv7(), id, slug, name, slug, now() from organisation where slug like 'unit-%'`,
  `insert into business_system (id, department_id, number, slug, name, owner_name, mlps_grade, created_at)
   select uuidv7(), d.id, 'XT-2020-' || lpad(n::text, 6, '0'), 'unit-system-' || n, d.name || '系统' || n, d.name || '负责人', 1 + n % 3, now()
     from generate_series(1, ${size.systems} - (select count(*)::int from business_system)) n
     join (select *, row_number() over (order by slug) - 1 as place, count(*) over () as all_of from department where slug like 'unit-%') d
       on d.place = n % d.all_of`,
  `insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
   select uuidv7(), s.department_id, s.id, z.cloud_id, z.code, z.xinchuang, 'ZK-M-' || s.place, 'zk-m-' || s.place, 'deployed', now()
     from (select *, row_number() over (order by number) - 1 as place from business_system) s
     join (select *, row_number() over (order by cloud_id, code) - 1 as place, count(*) over () as all_of from cloud_zone) z
       on z.place = s.place % z.all_of`,
];

/** `total` shared out over rows in the order of their numbers by weight `w`, to the last unit. */
const shareOf = (total: number) =>
  `(div(${total}::numeric * sum(w) over (order by n), sum(w) over ()) - div(${total}::numeric * (sum(w) over (order by n) - w), sum(w) over ()))::bigint`;

/** Hosts of many sizes, and a storage space of each system. One host in fifty is made within the month; of every fifty another grows, and another is given back in it. */
const RESOURCES = (size: MonthSize): readonly string[] => [
  `create temp table made as
   select uuidv7() as id, n, t.id as tenancy_id, t.department_id, t.system_id, t.cloud_id, t.xinchuang,
          ${shareOf(size.vcpu)} as vcpu, ${shareOf(size.memoryGb)} as memory, ${shareOf(size.diskGb)} as disk,
          case when n % 50 = 7 then timestamptz '2026-12-01 00:00+08' + n % 29 * interval '1 day' + n % 86400 * interval '1 second'
               else timestamptz '2026-09-01 00:00+08' + n % 80 * interval '1 day' end as made_at,
          case when n % 50 = 23 then timestamptz '2026-12-02 00:00+08' + n % 27 * interval '1 day' + n % 86400 * interval '1 second' end as grown_at,
          case when n % 50 = 41 then timestamptz '2026-12-03 00:00+08' + n % 26 * interval '1 day' + n % 86400 * interval '1 second' end as ended_at
     from (select n, (1 + (hashint4(n) & 7))::numeric as w from generate_series(1, ${size.hosts}) n) h
     join (select *, count(*) over (partition by department_id) as systems, row_number() over (partition by department_id order by number) - 1 as system,
                  dense_rank() over (order by department_id) - 1 as department from tenancy where number like 'ZK-M-%') t
       on t.department = h.n % ${size.units} and t.system = div(h.n, ${size.units}) % t.systems`,
  `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, released_at, created_at)
   select id, 'ZY-2026-' || lpad((700000 + n)::text, 6, '0'), department_id, system_id, tenancy_id, cloud_id, 'cloud-host', 'provisioned', xinchuang,
          '{}', case when ended_at is null then 'active' else 'released' end, made_at, ended_at, made_at from made`,
  `insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id, instance_uid)
   select uuidv7(), id, department_id, kind, at, at, amounts, 'operation', uuidv7(), 'uid-' || n
     from made cross join lateral (values
       ('create', made_at, jsonb_build_object('vcpu', vcpu::text, 'memory-gb', memory::text, 'disk-ordinary-gb', disk::text)),
       ('resize', grown_at, jsonb_build_object('vcpu', (vcpu + 4)::text, 'memory-gb', (memory + 8)::text, 'disk-ordinary-gb', disk::text)),
       ('delete', ended_at, '{}'::jsonb)) as c (kind, at, amounts) where at is not null and (at < ended_at or kind = 'delete' or ended_at is null)`,
];

const BUCKETS: readonly string[] = [
  `create temp table bucket as
   select uuidv7() as id, row_number() over (order by number) as n, t.* from (
     select id as tenancy_id, department_id, system_id, cloud_id, xinchuang, number from tenancy where number like 'ZK-M-%') t`,
  `insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
   select id, 'ZY-2026-' || lpad((900000 + n)::text, 6, '0'), department_id, system_id, tenancy_id, cloud_id, 'object-bucket', 'provisioned', xinchuang,
          '{}', 'active', timestamptz '2026-09-01 00:00+08', timestamptz '2026-09-01 00:00+08' from bucket`,
  `insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id, instance_uid)
   select uuidv7(), id, department_id, 'create', timestamptz '2026-09-01 00:00+08', timestamptz '2026-09-01 00:00+08',
          jsonb_build_object('object-gb', (100 + n % 900)::text), 'operation', uuidv7(), 'bucket-' || n from bucket`,
];

/** Fills units, systems, hosts and storage spaces into a database with the sample province; what the hosts hold adds up to the size's totals at their making. */
export async function fillMonth(owner: pg.Client, size: MonthSize): Promise<void> {
  for (const statement of [...UNITS(size), ...RESOURCES(size), ...BUCKETS]) await owner.query(statement);
  for (const table of ['organisation', 'department', 'business_system', 'tenancy', 'resource', 'resource_change'])
    await owner.query(`analyze ${table}`);
}

/** Whose meters are read, by which item, and every how many hours from the month's beginning on. */
export interface Readings {
  readonly item: 'cloud-host' | 'object-bucket';
  readonly everyHours: number;
}

/**
 * Rows of readings as ingest leaves them, in the order they would have come in: instant by instant, resource by resource, a meter of it after the other. Their keys, which
 * rating never reads, are left out. Says after each instant how many of all instants are filled. Gives the number of rows.
 */
export async function fillReadings(
  owner: pg.Client,
  { item, everyHours }: Readings,
  told: (done: number, all: number) => void = () => undefined,
): Promise<number> {
  await owner.query('select make_usage_months($1, $1)', [`${GENERATED.month}-01`]);
  const hours = (GENERATED.to.getTime() - GENERATED.from.getTime()) / 3_600_000;
  const all = Math.ceil(hours / everyHours);
  let rows = 0;
  for (let turn = 0; turn < all; turn += 1) {
    const at = new Date(GENERATED.from.getTime() + turn * everyHours * 3_600_000);
    const { rowCount } = await owner.query(
      `insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
       select uuidv7(), r.department_id, 'province-meters', r.id || ' ' || d.dimension || ' ' || $1, r.id, d.dimension,
              ((hashtext(r.id::text || d.dimension) & 1048575) % 5000 + ($2::int * 37) % 400) / 1000.0, $1::timestamptz, $1::timestamptz + interval '5 minutes'
         from resource r cross join unnest($3::text[]) d (dimension) where r.item = $4 and r.released_at is null order by r.id, d.dimension`,
      [at.toISOString(), turn, METERS_READ, item],
    );
    rows += rowCount ?? 0;
    told(turn + 1, all);
  }
  await owner.query('analyze usage_event');
  return rows;
}

const tiers = [
  { from: '0', to: '100', unitPrice: '0' },
  { from: '100', to: '10000', unitPrice: '0.5' },
  { from: '10000', to: null, unitPrice: '0.3' },
];
const METER_PRICES: Readonly<Record<string, { readonly unit: string; readonly unitPrice: string }>> = {
  'requests-10k': { unit: '万次', unitPrice: '0.01' },
  'object-gb-used': { unit: 'GB·月', unitPrice: '0.12' },
  'backup-gb-used': { unit: 'GB', unitPrice: '0.02' },
  'traffic-peak-mbps': { unit: 'Mb', unitPrice: '12.5' },
};

type MeteredPrice = Parameters<typeof publishVersion>[1]['prices'][number];

/** Publishes a book that prices the sample's items and all that is metered, traffic by graduated tiers, and has every department without a contract sign one. */
export async function priceMonth(ctx: (now: Date) => Context, owner: pg.Client): Promise<void> {
  const metered = METER_SKUS.flatMap((sku): MeteredPrice[] => {
    const code = sku.slice(0, sku.lastIndexOf('.'));
    if (code === 'traffic-gb') {
      const rule = { model: { kind: 'graduated' as const, tiers }, discountPpm: '0', minimum: null, maximum: null };
      return [{ sku, unit: 'GB', rule: { ...rule, month: 'calendar' as const } }];
    }
    const price = METER_PRICES[code];
    return price ? [{ sku, ...price }] : [];
  });
  await publishVersion(ctx(GENERATED.published), {
    name: '2026 年样例价目（含用量）',
    sample: true,
    validFrom: GENERATED.from.toISOString(),
    prices: [...samplePrices, ...metered],
  });
  const { rows } = await owner.query<{ id: string; slug: string; operator: string }>(
    `select d.id, d.slug, (select id from organisation where kind = 'operator' order by id limit 1) as operator
       from department d where not exists (select from contract c where c.department_id = d.id) order by d.slug`,
  );
  for (const { id, slug, operator } of rows)
    await signContract(ctx(GENERATED.published), {
      departmentId: id,
      operatorId: operator,
      name: `政务云服务合同（样例）${slug}`,
      validFrom: '2025-12-31T16:00:00.000Z',
      validTo: '2028-12-31T16:00:00.000Z',
    });
}
