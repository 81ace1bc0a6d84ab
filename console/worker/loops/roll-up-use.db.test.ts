import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hoursDue, ROLL_UP_EVERY_MS } from '@zhengyun/domain/metering/roll-up-rules.ts';
import { SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeLoop } from './loop.ts';
import { rollUpUses } from './roll-up-use.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-03-10T12:30:00Z');
const [NEWEST] = hoursDue(NOW) as [Date, ...Date[]];
/** Two whole pages of spaces and some more. */
const SPACES = 450;
const PAGE = 200;
const NODE = 'n-1';
const CHILD = fileURLToPath(new URL('../testing/roll-up-child.ts', import.meta.url));
const log = pino({ enabled: false });
const nodeId = randomUUID();
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query('update cloud_zone set nodes = $1', [[NODE]]);
  await sample.owner.query(
    `insert into node (id, cloud_id, name, agent_version, enrolled_at) values ($1, $2, $3, '1', now())`,
    [nodeId, SAMPLE.province, NODE],
  );
  await sample.owner.query(
    `with s as (select id as system_id, department_id from business_system where department_id = $1 limit 1),
          t as (insert into tenancy (id, department_id, system_id, cloud_id, zone_code, xinchuang, number, slug, state, created_at)
                select gen_random_uuid(), department_id, system_id, $2::uuid, 'internet', false, 'ZK-' || n, 'ns-' || n, 'released', now()
                  from s, generate_series(1, $3::int) n
                returning *)
     insert into resource (id, number, department_id, system_id, tenancy_id, cloud_id, item, fulfilment, xinchuang, spec, state, ready_at, created_at)
     select gen_random_uuid(), 'ZY-' || slug, department_id, system_id, id, cloud_id, 'container-space', 'provisioned', false, '{}', 'active', '2026-01-01Z', now() from t`,
    [SAMPLE.ours, SAMPLE.province, SPACES],
  );
});
afterAll(() => sample.drop());
beforeEach(async () => {
  // Append-only tables refuse to be emptied while their triggers fire.
  const kept = ['usage_event', 'usage_event_key', 'usage_amendment'];
  const fire = (word: string) => kept.map((table) => `alter table ${table} ${word} trigger user`).join(';');
  await sample.owner.query(
    `${fire('disable')}; truncate ${kept.join(', ')}, metric_minute, loop_lease; ${fire('enable')}`,
  );
});

/** The one node was read in each minute of the hour. */
async function looked(hour: Date): Promise<void> {
  const hash = createHash('sha256').update(hour.toISOString()).digest();
  await sample.owner.query(
    `insert into metric_minute (node_id, cloud_id, metric, labels, series_hash, minute, samples, minimum, maximum, total, last, last_at)
     select $1, $2, 'zhengyun_agent_kubelet_read', $3, $4, m, 1, 1, 1, 1, 1, m
       from generate_series($5::timestamptz, $5::timestamptz + interval '59 minutes', interval '1 minute') m`,
    [nodeId, SAMPLE.province, { kubelet: NODE }, hash, hour],
  );
}
const spacesRead = async (hour: Date): Promise<number> => {
  const { rows } = await sample.owner.query(
    'select count(distinct resource_id)::int as n from usage_event where event_at = $1',
    [hour],
  );
  return rows[0].n;
};
const at = (ms: number) => new Date(NOW.getTime() + ms);
const turn = (now: Date, { holder = randomUUID(), stopping = new AbortController().signal } = {}) =>
  rollUpUses({ db: sample.worker, holder, now: () => now, stopping });

it('each turn makes the newest hours and one older, and an hour that came late is met when its turn comes', async () => {
  const late = hoursDue(at(2 * ROLL_UP_EVERY_MS)).at(-1)!;
  const notYet = hoursDue(at(3 * ROLL_UP_EVERY_MS)).at(-1)!;
  for (const hour of [NEWEST, late, notYet]) await looked(hour);
  const seen: [number, number, number][] = [];
  const holder = randomUUID();
  let third: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    third = resolve;
  });
  const loop = makeLoop({
    ...{ name: 'roll-up-use', everyMs: 0, log },
    async turn() {
      if (seen.length === 3) return;
      await turn(at(seen.length * ROLL_UP_EVERY_MS), { holder });
      seen.push([await spacesRead(NEWEST), await spacesRead(late), await spacesRead(notYet)]);
      if (seen.length === 3) third();
    },
  });
  loop.start();
  await reached;
  await loop.stop();
  expect(seen).toEqual([
    [SPACES, 0, 0],
    [SPACES, 0, 0],
    [SPACES, SPACES, 0],
  ]);
});

it('is one worker’s while it has the lease, and the next one’s when that is over', async () => {
  await looked(NEWEST);
  const [first, second] = [randomUUID(), randomUUID()];
  const asked = new AbortController();
  asked.abort();
  await turn(NOW, { holder: first, stopping: asked.signal });
  expect(await spacesRead(NEWEST)).toBe(0);
  await turn(at(9 * 60_000), { holder: second });
  expect(await spacesRead(NEWEST)).toBe(0);
  await turn(at(10 * 60_000 + 1), { holder: second });
  expect(await spacesRead(NEWEST)).toBe(SPACES);
});

it('killed in mid-turn leaves whole pages behind, and the next turn makes the rest, nothing twice', async () => {
  await looked(NEWEST);
  // A key of the second page is held by somebody else, so that the child waits there.
  const { rows } = await sample.owner.query('select id, department_id from resource order by id limit 1 offset 300');
  const key = `${rows[0].id} vcpu ${NEWEST.toISOString()}`;
  const holding = new pg.Client({ connectionString: sample.database.ownerUrl });
  await holding.connect();
  await holding.query(`begin; select set_config('zhengyun.scope', 'all', true)`);
  await holding.query('insert into usage_event_key values ($1, $2, $3, $4)', [
    ...[rows[0].department_id, 'zhengyun:kubelet', key, Buffer.alloc(32)],
  ]);
  const child = spawn(process.execPath, [CHILD, sample.database.workerUrl, randomUUID(), NOW.toISOString()]);
  const ended = once(child, 'exit');
  await expect.poll(() => spacesRead(NEWEST), { interval: 20, timeout: 60_000 }).toBe(PAGE);
  const waits =
    'select count(*)::int as n from pg_locks where not granted and transactionid = pg_current_xact_id()::xid';
  await expect.poll(async () => (await holding.query(waits)).rows[0].n, { interval: 20, timeout: 60_000 }).toBe(1);
  child.kill('SIGKILL');
  await ended;
  await holding.query('rollback');
  await holding.end();
  expect(await spacesRead(NEWEST)).toBe(PAGE);
  await turn(at(10 * 60_000 + 1));
  expect(await spacesRead(NEWEST)).toBe(SPACES);
  const twice = await sample.owner.query(
    'select resource_id from usage_event group by resource_id, dimension, event_at having count(*) > 1',
  );
  expect(twice.rows).toEqual([]);
  expect(NEWEST.getTime() % HOUR_MS).toBe(0);
}, 120_000);
