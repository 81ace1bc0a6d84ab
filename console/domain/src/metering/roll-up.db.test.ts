import { createHash, randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUseOver } from './find-use-over.ts';
import { rollUpUse } from './roll-up-use.ts';

const HOUR = new Date('2026-03-05T01:00:00Z');
const NODES = ['n-1', 'n-2'];
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let agents: readonly string[];
beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query('update cloud_zone set nodes = $1', [NODES]);
  agents = NODES.map(() => randomUUID());
  for (const [index, id] of agents.entries())
    await sample.owner.query(
      `insert into node (id, cloud_id, name, agent_version, enrolled_at) values ($1, $2, $3, '1', now())`,
      [id, SAMPLE.province, NODES[index]],
    );
});
afterAll(() => sample.drop());

/** A container space alone in its namespace. Tenancies of a system that went are many, so theirs is taken for one. */
async function space(): Promise<{ id: string; namespace: string }> {
  const id = randomUUID();
  const namespace = `ns-${id.slice(0, 8)}`;
  await sample.owner.query(
    `with s as (select id as system_id, department_id from business_system where department_id = $3 limit 1),
          t as (insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
                select gen_random_uuid(), department_id, system_id, $4::uuid, 'internet', false, 'ZK-' || $2, $2, 'released', now() from s
                returning id, department_id, system_id, cloud_id)
     insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
     select $1, 'ZY-' || $2, department_id, system_id, id, cloud_id, 'container-space', 'provisioned', false, '{}', 'active', '2026-01-01Z', now() from t`,
    [id, namespace, SAMPLE.ours, SAMPLE.province],
  );
  return { id, namespace };
}

interface Series {
  readonly node: number;
  readonly metric: string;
  readonly labels: Record<string, string>;
  /** Value at a minute of the hour (from −5 on); null: there is no sample of it. */
  readonly at: (minute: number) => number | null;
}
async function samples({ node, metric, labels, at }: Series, hour = HOUR): Promise<void> {
  const hash = createHash('sha256')
    .update(JSON.stringify([metric, labels]))
    .digest();
  const rows = Array.from({ length: 65 }, (_, n) => n - 5).flatMap((minute) => {
    const value = at(minute);
    return value === null ? [] : [{ at: new Date(hour.getTime() + minute * 60_000), value }];
  });
  await sample.owner.query(
    `insert into metric_minute (node_id, cloud_id, metric, labels, series_hash, minute, samples, minimum, maximum, total, last, last_at)
     select $1, $2, $3, $4, $5, m, 1, v, v, v, v, m + interval '30 seconds' from unnest($6::timestamptz[], $7::float8[]) u (m, v)
     on conflict do nothing`,
    [agents[node], SAMPLE.province, metric, labels, hash, rows.map((row) => row.at), rows.map((row) => row.value)],
  );
}
const CPU = 'container_cpu_usage_seconds_total';
const MEMORY = 'container_memory_working_set_bytes';
const looked = async (hour: Date, at: (minute: number, node: number) => number | null = () => 1) => {
  for (const node of [0, 1])
    await samples(
      { node, metric: 'zhengyun_agent_kubelet_read', labels: { kubelet: NODES[node]! }, at: (m) => at(m, node) },
      hour,
    );
};
let days = 0;
/** An hour of a day that no other test has, in which both nodes were read throughout. */
async function hourOf(at?: (minute: number, node: number) => number | null): Promise<Date> {
  days += 1;
  const hour = new Date(HOUR.getTime() + days * 86_400_000);
  await looked(hour, at);
  return hour;
}
const rollUp = (hour: Date) => rollUpUse(sample.as(JOB, hour, sample.worker), { hour, after: null });
async function readings(id: string) {
  const { rows } = await sample.owner.query(
    'select dimension, quantity, source from usage_event where resource_id = $1 order by dimension desc',
    [id],
  );
  return rows.map(({ dimension, quantity, source }) => [dimension, Number(quantity), source]);
}

describe('an hour of a container space', () => {
  it('is read as its highest five minutes, summed up over nodes, once however often it is looked at', async () => {
    const hour = await hourOf();
    const { id, namespace } = await space();
    // Half a core on one node throughout; on the other a quarter, and two cores from minute 20 to 25.
    await samples({ node: 0, metric: CPU, labels: { namespace }, at: (m) => 30 * (m + 5) }, hour);
    const burst = (m: number) => 15 * (m + 5) + 105 * Math.min(Math.max(m - 19, 0), 5);
    await samples({ node: 1, metric: CPU, labels: { namespace }, at: burst }, hour);
    await samples({ node: 0, metric: MEMORY, labels: { namespace }, at: () => 2 ** 30 }, hour);
    await samples({ node: 1, metric: MEMORY, labels: { namespace }, at: (m) => (m === 7 ? 3 : 1) * 2 ** 30 }, hour);
    expect((await rollUp(hour)).stored).toBeGreaterThanOrEqual(2);
    expect(await readings(id)).toEqual([
      ['vcpu', 2.5, 'zhengyun:kubelet'],
      ['memory-gb', 4, 'zhengyun:kubelet'],
    ]);
    expect((await rollUp(hour)).stored).toBe(0);
    const over = await findUseOver(sample.as(JOB, hour, sample.worker), {
      resourceId: id,
      from: hour,
      to: new Date(hour.getTime() + 86_400_000),
    });
    expect(over).toMatchObject([
      { dimension: 'memory-gb', hours: 1 },
      { dimension: 'vcpu', hours: 1 },
    ]);
    expect((await sample.audits('metering.usage-ingested')).at(-1)).toMatchObject({
      detail: { hour: hour.toISOString() },
    });
  });

  it('trap 21: goes on over a counter that began anew and flags it, and counts no time for which there is no sample', async () => {
    const hour = await hourOf();
    const { id, namespace } = await space();
    const falls = (m: number) => (m < 30 ? 1_000_000 + 30 * m : 30 * (m - 29));
    await samples({ node: 0, metric: CPU, labels: { namespace }, at: falls }, hour);
    const away = (m: number) => (m > 10 && m < 40 ? null : 30 * m + (m >= 40 ? 90_000 : 0));
    await samples({ node: 1, metric: CPU, labels: { namespace }, at: away }, hour);
    await rollUp(hour);
    expect(await readings(id)).toEqual([
      ['vcpu', 1, 'zhengyun:kubelet'],
      ['memory-gb', 0, 'zhengyun:kubelet'],
    ]);
    // Of this space alone: its neighbours' counters never fell.
    const { detail } = (await sample.audits('metering.usage-ingested')).at(-1) ?? {};
    expect(detail).toMatchObject({ hour: hour.toISOString(), countersReset: [id] });
  });

  it('of a month that is closed is read no more, however late its samples come', async () => {
    const hour = new Date('2026-09-05T01:00:00Z');
    await looked(hour);
    const { id } = await space();
    await sample.owner.query(`insert into accounting_period values ('2026-09', 'closed', 'test', $1, $2, $1, $3)`, [
      hour,
      ...[person('finance'), colleague('finance')].map((of) => ('id' in of ? of.id : '')),
    ]);
    expect(await rollUp(hour)).toEqual({ stored: 0, next: null });
    expect(await readings(id)).toEqual([]);
  });

  it('is of the department that had it then, whoever has it since', async () => {
    const hour = await hourOf();
    const { id } = await space();
    const day = (n: number) => new Date(hour.getTime() + n * 86_400_000);
    const changes = [
      ['create', SAMPLE.theirs, day(-2), '{"vcpu": "1"}', 'operation'],
      ['handed-over', SAMPLE.theirs, day(2), '{}', 'transfer'],
      ['taken-on', SAMPLE.ours, day(2), '{"vcpu": "1"}', 'transfer'],
    ];
    for (const change of changes)
      await sample.owner.query(
        `insert into resource_change (id, resource_id, kind, department_id, at, received_at, amounts, cause_kind, cause_id)
         values (gen_random_uuid(), $1, $2, $3, $4, $4, $5, $6, gen_random_uuid())`,
        [id, ...change],
      );
    await rollUp(hour);
    const { rows } = await sample.owner.query('select distinct department_id from usage_event where resource_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ department_id: SAMPLE.theirs }]);
  });

  it('in which nothing ran on nodes that were all read is a reading of nothing', async () => {
    const hour = await hourOf();
    const { id } = await space();
    await rollUp(hour);
    expect(await readings(id)).toEqual([
      ['vcpu', 0, 'zhengyun:kubelet'],
      ['memory-gb', 0, 'zhengyun:kubelet'],
    ]);
  });

  it('is unknown while one node was not read, until its samples come late', async () => {
    const { id, namespace } = await space();
    const hour = await hourOf((m, node) => (node === 1 && m >= 30 && m < 35 ? null : 1));
    await samples({ node: 0, metric: CPU, labels: { namespace }, at: (m) => 6 * m }, hour);
    await rollUp(hour);
    expect(await readings(id)).toEqual([]);
    await looked(hour);
    await rollUp(hour);
    expect(await readings(id)).toEqual([
      ['vcpu', 0.1, 'zhengyun:kubelet'],
      ['memory-gb', 0, 'zhengyun:kubelet'],
    ]);
  });

  it('is unknown beside a neighbour with pods, where its size changed, and before it was ready', async () => {
    const hour = await hourOf();
    const [shared, resized, early] = [await space(), await space(), await space()];
    const host = await space();
    await sample.owner.query(
      `update resource set item = 'cloud-host', tenancy_id = (select tenancy_id from resource where id = $2), created_at = '2026-01-01Z' where id = $1`,
      [host.id, shared.id],
    );
    await sample.owner.query(
      `insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
       select gen_random_uuid(), id, department_id, 'create', $2, $2, '{"vcpu":"1"}', 'operation', gen_random_uuid() from resource where id = $1`,
      [resized.id, new Date(hour.getTime() + 1_000)],
    );
    await sample.owner.query('update resource set ready_at = $2 where id = $1', [
      early.id,
      new Date(hour.getTime() + 1),
    ]);
    await rollUp(hour);
    for (const { id } of [shared, resized, early]) expect(await readings(id)).toEqual([]);
  });

  it('says that it was played where it was', async () => {
    days += 1;
    const hour = new Date(HOUR.getTime() + days * 86_400_000);
    const { id } = await space();
    for (const node of [0, 1])
      await samples(
        {
          node,
          metric: 'zhengyun_agent_kubelet_read',
          labels: { kubelet: NODES[node]!, simulated: 'true' },
          at: () => 1,
        },
        hour,
      );
    await rollUp(hour);
    expect((await readings(id)).map(([, , source]) => source)).toEqual(Array(2).fill('zhengyun:kubelet-simulated'));
  });
});
