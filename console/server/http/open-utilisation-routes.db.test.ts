import { SAMPLE_CLOUDS } from '@zhengyun/cli/sample/clouds.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { openUtilisationSchema } from '@zhengyun/domain/clouds/open/schemas.ts';
import { openUtilisation } from '@zhengyun/domain/clouds/open-utilisation.ts';
import { type ConsoleServer, consoleServer } from '@zhengyun/test/support/console-server.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** December 2026 is over; the sample province was made in November. */
const NOW = new Date('2027-01-10T02:00:00.000Z');
const DECEMBER = new Date('2026-11-30T16:00:00.000Z');
const JANUARY = new Date('2026-12-31T16:00:00.000Z');
let server: ConsoleServer;
let now = NOW;
beforeAll(async () => {
  server = await consoleServer({ now: () => now });
  await asOwner(`update cloud set state = 'deployed'`);
  const departments = [...server.province.departments.values()];
  for (const [place, departmentId] of departments.entries()) {
    await hold('province', departmentId, { vcpu: String(100 + place), 'memory-gb': '400' });
    if (place < 2) await hold('health', departmentId, { vcpu: '77', 'memory-gb': '77' });
    // Two of the three hold memory there alone.
    await hold('education', departmentId, place === 0 ? { vcpu: '10', 'memory-gb': '50' } : { 'memory-gb': '50' });
    await hold('guangzhou', departmentId, { vcpu: '8', 'memory-gb': '16' });
  }
  // What ended within the month, and what went from one of the two to the other in it.
  await end(await hold('province', departments[0]!, { vcpu: '5000' }), departments[0]!);
  const given = await hold('health', departments[1]!, { vcpu: '1' });
  await handOver(given, departments[1]!, departments[0]!);
  await measure('province', { cpuUsed: 0.253, memoryUsed: 0.601 });
  await measure('education', { cpuUsed: 0.5, memoryUsed: 0.5, hours: 400 });
  await asOwner(`delete from cloud_capacity where cloud_id = (select id from cloud where slug = 'guangzhou')`);
});
afterAll(() => server?.close());

const asOwner = (text: string) =>
  withTransaction(server.province.owner, { kind: 'all' }, (tx) => sql.raw(text).execute(tx));
let made = 0;
/** A resource of a department on a cloud, from before December on; the ledger alone says what is held. */
async function hold(slug: string, departmentId: string, amounts: Record<string, string>): Promise<string> {
  made += 1;
  const [system, tenancy, resource] = [1, 2, 3].map(
    (kind) => `00000000-0000-7000-8000-${`${kind}${String(made).padStart(4, '0')}`.padStart(12, 'a')}`,
  );
  await asOwner(`
    insert into business_system (id, department_id, number, slug, name, owner_name, mlps_grade, created_at)
      values ('${system}', '${departmentId}', 'XT-U${made}', 'u${made}', '系统', '张', 2, '2026-11-25Z');
    insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
      select '${tenancy}', '${departmentId}', '${system}', id, (select min(code) from cloud_zone z where z.cloud_id = cloud.id), false, 'ZK-U${made}', 'u${made}', 'deployed', '2026-11-25Z'
        from cloud where slug = '${slug}';
    insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, created_at)
      select '${resource}', 'ZY-U${made}', '${departmentId}', '${system}', '${tenancy}', id, 'vm', 'provisioned', false, '{}', 'released', '2026-11-25Z'
        from cloud where slug = '${slug}'`);
  await change(resource!, departmentId, { kind: 'create', at: '2026-11-25Z', amounts });
  return resource!;
}
const change = (
  resourceId: string,
  departmentId: string,
  { kind, at, amounts = {} }: { kind: string; at: string; amounts?: Record<string, string> },
) =>
  asOwner(`insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
    values (gen_random_uuid(), '${resourceId}', '${departmentId}', '${kind}', '${at}', '${at}', '${JSON.stringify(amounts)}', 'operation', gen_random_uuid())`);
const end = (resourceId: string, departmentId: string) =>
  change(resourceId, departmentId, { kind: 'delete', at: '2026-12-20Z' });
async function handOver(resourceId: string, from: string, to: string): Promise<void> {
  await change(resourceId, to, { kind: 'taken-on', at: '2026-12-20Z', amounts: { vcpu: '1' } });
  await change(resourceId, from, { kind: 'handed-over', at: '2026-12-20Z' });
}
/** Hourly readings of all nodes that the zones of a cloud list, for the first `hours` of December. */
const measure = (
  slug: string,
  { cpuUsed, memoryUsed, hours = 744 }: { cpuUsed: number; memoryUsed: number; hours?: number },
) =>
  asOwner(`
    insert into node (id, cloud_id, name, enrolled_at)
      select gen_random_uuid(), c.id, n, '2026-11-25Z' from cloud c join cloud_zone z on z.cloud_id = c.id, unnest(z.nodes) n where c.slug = '${slug}' group by 2, 3;
    insert into node_usage (node_id, minute, cpu_series, cpu_first, cpu_last, idle_first, idle_last, memory_bytes, memory_available_bytes)
      select n.id, timestamptz '${DECEMBER.toISOString()}' + h * interval '1 hour', 8, 0, 1000 + h * 14400, 0, 1000 + h * 14400 * ${1 - cpuUsed},
             1000000, 1000000 * ${1 - memoryUsed}
        from node n join cloud c on c.id = n.cloud_id, generate_series(0, ${hours}) h where c.slug = '${slug}'`);

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, server.url), { headers });
const read = (month?: string) => openUtilisation(server.province.job(NOW), month === undefined ? {} : { month });
const useOf = async (cloud: string, month?: string) => {
  const { clouds } = await read(month);
  const [vcpu, memory] = ['vcpu', 'memory-gb'].map((resource) =>
    clouds.find((use) => use.cloud === cloud && use.resource === resource),
  );
  return { vcpu, memory };
};
const WITHHELD = {
  ...{ withheld: true, capacity: null, allocatedPercent: null, measuredPercent: null, coveragePercent: null },
};
const capacityOf = (slug: string, dimension: 'vcpu' | 'memory-gb') =>
  SAMPLE_CLOUDS.find((cloud) => cloud.slug === slug)!.zones.reduce(
    (sum, { capacity }) => sum + BigInt(capacity[dimension] ?? 0n),
    0n,
  );

describe('open utilisation', () => {
  it('is there for anybody: the last month that is over, by cloud, in whole per cent of what the cloud has', async () => {
    const answer = openUtilisationSchema.parse(await (await get('/public/utilisation.json')).json());
    expect(answer).toMatchObject({ month: '2026-12', leastDepartments: 3, leastCoveragePercent: 80 });
    expect(answer.months).toHaveLength(12);
    expect(answer.months.slice(0, 2)).toEqual(['2026-12', '2026-11']);
    expect(answer.clouds.slice(0, 2)).toMatchObject([
      {
        ...{ cloud: 'province', tier: 'provincial', resource: 'vcpu', nameZh: 'vCPU', withheld: false },
        capacity: capacityOf('province', 'vcpu').toString(),
        allocatedPercent: Number((303n * 100n) / capacityOf('province', 'vcpu')),
        ...{ measuredPercent: 25, coveragePercent: 100 },
      },
      {
        ...{ cloud: 'province', resource: 'memory-gb', nameZh: '内存', nameEn: 'Memory', measuredPercent: 60 },
        allocatedPercent: Number((1_200n * 100n) / capacityOf('province', 'memory-gb')),
      },
    ]);
  });

  it('has nothing of a cloud that fewer departments use than the least, nor of one resource that they do', async () => {
    expect(await useOf('health')).toMatchObject({ vcpu: WITHHELD, memory: WITHHELD });
    const { vcpu, memory } = await useOf('education');
    expect(vcpu).toMatchObject(WITHHELD);
    expect(memory).toMatchObject({ withheld: false });
    expect(await useOf('huizhou')).toMatchObject({ vcpu: WITHHELD, memory: WITHHELD });
  });

  it('names no department and no key of a row', async () => {
    const text = await (await get('/public/utilisation.json')).text();
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    for (const id of [...server.province.departments.keys()]) expect(text).not.toContain(id);
  });

  it('says of what is not known that it is not: no capacity, no agents, too little measured', async () => {
    expect((await useOf('guangzhou')).vcpu).toMatchObject({
      ...{ withheld: false, capacity: null, allocatedPercent: null, measuredPercent: null, coveragePercent: 0 },
    });
    expect((await useOf('education')).memory).toMatchObject({ measuredPercent: null, coveragePercent: 53 });
  });

  it('is of the month that is asked for: nobody held anything as November began, and before it no cloud was', async () => {
    expect((await read('2026-11')).clouds).not.toEqual([]);
    for (const use of (await read('2026-11')).clouds) expect(use).toMatchObject(WITHHELD);
    expect(await read('2026-10')).toMatchObject({ month: '2026-10', clouds: [] });
  });

  it('stays what it was when a cloud is defined anew, or asked for later', async () => {
    const before = await read('2026-12');
    const province = SAMPLE_CLOUDS.find(({ slug }) => slug === 'province')!;
    const zones = province.zones.map((zone) => ({
      ...zone,
      capacity: Object.fromEntries(
        Object.entries(zone.capacity).map(([key, total]) => [key, String(Number(total) * 2)]),
      ),
    }));
    await defineCloud(server.province.job(NOW), { ...province, zones } as Parameters<typeof defineCloud>[1]);
    expect((await read('2026-12')).clouds).toEqual(before.clouds);
    const january = await openUtilisation(server.province.job(new Date('2027-02-10T00:00:00Z')), {});
    expect(january.clouds[0]).toMatchObject({
      ...{ cloud: 'province', measuredPercent: null },
      capacity: (capacityOf('province', 'vcpu') * 2n).toString(),
    });
  });

  it.each(['2027-01', '2027-02', '2026-00', '2026-13', '2026-1', '2025-12', '1999-12', 'last', ''])(
    'refuses a month that is none, runs, is to come or is too old: %s',
    async (month) => {
      const response = await get(`/public/utilisation.json?month=${month}`);
      expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({
        ...{ status: 400, code: 'INPUT_INVALID' },
      });
    },
  );

  it('refuses what else is asked for, and the same month named twice', async () => {
    expect((await get('/public/utilisation.json?departmentId=1')).status).toBe(400);
    expect((await get('/public/utilisation.json?month=2026-12&month=2026-11')).status).toBe(400);
  });

  it('comes as CSV, empty where nothing is published', async () => {
    const response = await get('/public/utilisation.csv?month=2026-12');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toMatch(/^month,cloud,cloud_name,tier,resource,.*withheld,capacity,allocated_percent/);
    expect(lines[1]).toMatch(/^2026-12,province,省级政务云,provincial,vcpu,vCPU,vCPU,false,\d+,\d+,25,100$/);
    expect(lines.find((line) => line.includes('health'))).toMatch(/,true,,,,$/);
  });

  it('may be kept like the prices, and is worked out once in five minutes', async () => {
    const first = await get('/public/utilisation.json?month=2026-12');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await get('/public/utilisation.json?month=2026-12', { 'if-none-match': etag });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    await asOwner(`update cloud set name = '改名' where slug = 'province'`);
    expect((await get('/public/utilisation.json?month=2026-12', { 'if-none-match': etag })).status).toBe(304);
    now = new Date(NOW.getTime() + 300_000);
    expect((await get('/public/utilisation.json?month=2026-12', { 'if-none-match': etag })).status).toBe(200);
  });

  it('sees no row of a tenant beside its sums', async () => {
    const seen = await withTransaction(server.province.app, { kind: 'none' }, async (tx) => {
      await sql`select * from held_by_cloud(${JANUARY}), measured_by_cloud(${DECEMBER}, ${JANUARY})`.execute(tx);
      const { rows } = await sql<{ resources: bigint; changes: bigint; usage: bigint }>`
        select (select count(*) from resource) as resources, (select count(*) from resource_change) as changes,
               (select count(*) from node_usage) as usage`.execute(tx);
      return rows[0];
    });
    expect(seen).toEqual({ resources: 0n, changes: 0n, usage: 0n });
  });

  it('is described field by field, in Chinese and English', async () => {
    const schema = (await (await get('/public/utilisation.schema.json')).json()) as {
      properties: Record<
        string,
        { description?: string; items?: { properties?: Record<string, { description?: string }> } }
      >;
    };
    const fields = { ...schema.properties, ...schema.properties.clouds?.items?.properties };
    expect(Object.keys(fields)).toContain('coveragePercent');
    for (const [name, { description }] of Object.entries(fields))
      expect(description, name).toMatch(/[\u4e00-\u9fff].* · [A-Z]/);
  });

  it('is asked for at most so often by one address', async () => {
    const statuses: number[] = [];
    for (let call = 0; call <= 120; call += 1) statuses.push((await get('/public/utilisation.schema.json')).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
