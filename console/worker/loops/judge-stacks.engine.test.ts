import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { askExemption } from '@zhengyun/domain/compliance/ask-exemption.ts';
import { askJudgement } from '@zhengyun/domain/compliance/ask-judgement.ts';
import { decideExemption } from '@zhengyun/domain/compliance/decide-exemption.ts';
import { listJudgements } from '@zhengyun/domain/compliance/list-judgements.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { createPluginHost } from '@zhengyun/engine/plugin-host/plugin-host.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { makeMetrics } from '../metrics.ts';
import type { Worker } from '../worker-context.ts';
import { judgeStacks } from './judge-stacks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PROJECT = 'zhengyun-tenancy';
/** More than the connections that the engine's command line keeps to the database (two a core), so that a listing would wait for itself. */
const NAMES = Array.from({ length: 9 }, (_, index) => `judged-${index}`);
const [FIRST = '', SECOND = ''] = NAMES;

let province: SampleProvince;
let db: Database;
let state: pg.Client;
let stacks: ReadonlyMap<string, string>;
let worker: Worker;
let now = MONDAY;

/** The state of a stack that has a service open to the outside, which a mandatory policy objects to. */
function stateOf(name: string): object {
  const resource = (type: string, own: object) => ({
    urn: `urn:pulumi:${name}::${PROJECT}::${type}::own`,
    type,
    ...own,
  });
  const inputs = { metadata: { name: 'web', namespace: 'zk-1' }, spec: { type: 'NodePort' } };
  const service = { custom: true, id: 'zk-1/web', inputs, outputs: inputs };
  const volume = {
    metadata: { name: 'data', namespace: 'zk-1' },
    spec: { resources: { requests: { storage: '1Gi' } } },
  };
  const claim = { custom: true, id: 'zk-1/data', inputs: volume, outputs: volume };
  return {
    version: 3,
    deployment: {
      manifest: { time: '2026-06-01T00:00:00Z', magic: '', version: '' },
      resources: [
        resource('pulumi:pulumi:Stack', { custom: false }),
        resource('kubernetes:core/v1:Service', service),
        resource('kubernetes:core/v1:PersistentVolumeClaim', claim),
      ],
    },
  };
}

/** Writes one stack's state by the engine's own command line, and the others' as copies of it beside. */
async function writeStates(pulumi: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'judge-'));
  const url = new URL(province.database.stateUrl);
  url.searchParams.set('sslmode', 'disable');
  await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify({ name: PROJECT, runtime: 'nodejs' }));
  await writeFile(join(folder, 'state.json'), JSON.stringify(stateOf(FIRST)));
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    PULUMI_HOME: join(folder, 'home'),
    PULUMI_BACKEND_URL: url.href,
    PULUMI_CONFIG_PASSPHRASE: 'a passphrase for tests only',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
  };
  const cli = (...args: string[]) => promisify(execFile)(pulumi, [...args, '--non-interactive'], { cwd: folder, env });
  const stack = `organization/${PROJECT}/${FIRST}`;
  await cli('stack', 'init', stack);
  await cli('stack', 'import', '--stack', stack, '--file', 'state.json', '--force');
  for (const name of NAMES.slice(1))
    await state.query(
      `insert into pulumi_state (key, data) select replace(key, $1, $2), data from pulumi_state where key like $3`,
      [FIRST, name, `%/stacks/${PROJECT}/${FIRST}.json`],
    );
  await rm(folder, { recursive: true, force: true });
}

beforeAll(async () => {
  province = await sampleProvince();
  const { workerUrl, stateUrl } = province.database;
  db = connect(workerUrl, { applicationName: 'judging', maximum: 4 });
  state = new pg.Client({ connectionString: stateUrl });
  await state.connect();
  await writeStates(await ensureTool('pulumi'));
  stacks = new Map(NAMES.map((name) => [name, randomUUID()]));
  await withTransaction(province.owner, { kind: 'all' }, async (tx) => {
    const cloud = await tx.selectFrom('cloud').select('id').where('slug', '=', 'guangzhou').executeTakeFirstOrThrow();
    const row = { kind: 'tenancy-base', project: PROJECT, cloud_id: cloud.id, state: 'deployed', created_at: MONDAY };
    for (const [name, id] of stacks)
      await tx
        .insertInto('stack')
        .values({ ...row, id, name })
        .execute();
  });
});
afterAll(async () => {
  await state.end();
  await db.destroy();
  await province.drop();
});
beforeEach(async () => {
  now = new Date(now.getTime() + 10 * DAY);
  worker = {
    env: {
      ...readEnv({
        DATABASE_URL: province.database.workerUrl,
        STATE_URL: province.database.stateUrl,
        ZHENGYUN_KEY_FILE: 'k',
      }),
    },
    db,
    secrets: keyFileSecretStore(Buffer.alloc(32)),
    log: pino({ level: 'silent' }),
    metrics: makeMetrics(),
    plugins: createPluginHost({ log: pino({ level: 'silent' }) }),
    post: null,
    webhooks: { allowed: { hosts: [], loopback: false }, ca: null },
    holder: randomUUID(),
    now: () => now,
    stopping: new AbortController().signal,
  };
  await judgeStacks(worker);
});
const inherited = { ...process.env };
afterEach(() => {
  process.env.PATH = inherited.PATH;
  process.env.XDG_CACHE_HOME = inherited.XDG_CACHE_HOME;
  if (inherited.XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
});

async function seen(): Promise<ReadonlyMap<string, Awaited<ReturnType<typeof listJudgements>>['items'][number]>> {
  const { items } = await listJudgements(await province.as('engineer', now), { limit: 100 });
  return new Map(items.map((item) => [item.name, item]));
}
const statuses = async () => new Set([...(await seen()).values()].map(({ status }) => status));
/** The next turn of the loop, `ms` later; an earlier turn's tenure is its own holder's. */
async function turn(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms);
  await judgeStacks(worker);
}
async function askedAnew(): Promise<void> {
  await askJudgement(await province.as('engineer', now), {});
}
async function changeState(name: string, data: string | null): Promise<() => Promise<void>> {
  const key = `%/stacks/${PROJECT}/${name}.json`;
  const { rows } = await state.query('select key, data from pulumi_state where key like $1', [key]);
  const [row] = rows;
  if (data === null) await state.query('delete from pulumi_state where key = $1', [row.key]);
  else await state.query('update pulumi_state set data = $2 where key = $1', [row.key, JSON.stringify(data)]);
  return async () => {
    await state.query('delete from pulumi_state where key = $1', [row.key]);
    await state.query('insert into pulumi_state (key, data) values ($1, $2)', [row.key, JSON.stringify(row.data)]);
  };
}

test('by the next morning every stack was judged by its state, however many there are', async () => {
  await turn(DAY);
  const items = [...(await seen()).values()];
  expect(items).toHaveLength(NAMES.length);
  for (const item of items)
    expect(item).toMatchObject({
      status: 'violated',
      objects: 2,
      outdated: false,
      findings: expect.arrayContaining([expect.objectContaining({ policy: 'no-external-service', name: 'web' })]),
    });
  const told = await worker.metrics.registry.metrics();
  expect(told).toContain(`zhengyun_policy_stacks{status="violated"} ${NAMES.length}`);
});

test('an exemption counts from its grant to its end, and not a night longer', async () => {
  const until = new Date(now.getTime() + 2 * DAY).toISOString();
  const against = (await seen()).get(FIRST)?.findings.filter(({ level }) => level === 'mandatory') ?? [];
  for (const policy of new Set(against.map((finding) => finding.policy))) {
    const asked = { policy, where: { namespace: 'zk-1' }, reason: '改造中', until };
    const { exemptionId } = await askExemption(await province.as('engineer', now), asked);
    await decideExemption(await province.as('secadmin', now), { exemptionId, decision: 'grant' });
  }
  await turn(DAY);
  expect(await statuses()).toEqual(new Set(['advised']));
  expect((await seen()).get(FIRST)?.findings.every(({ level, exempted }) => level === 'advisory' || exempted)).toBe(
    true,
  );
  await turn(2 * DAY);
  expect(await statuses()).toEqual(new Set(['violated']));
});

test('a state that is damaged or missing is said of its stack alone, and is judged as soon as it can be read', async () => {
  const mend = [
    await changeState(FIRST, Buffer.from('{"version":').toString('base64')),
    await changeState(SECOND, null),
  ];
  await turn(DAY);
  const found = await seen();
  for (const name of [FIRST, SECOND])
    expect(found.get(name)).toMatchObject({
      status: 'unknown',
      reason: { code: 'STATE_UNREADABLE', facts: { stack: name } },
      // What was found last stays beside the reason.
      findings: expect.arrayContaining([expect.objectContaining({ policy: 'no-external-service' })]),
    });
  expect([...found.values()].filter(({ status }) => status === 'violated')).toHaveLength(NAMES.length - 2);
  for (const each of mend) await each();
  await turn(HOUR / 2);
  expect(await statuses()).toEqual(new Set(['violated']));
});

test('a policy that fails on its settings is named, and no stack counts as clean by it', async () => {
  const engineer = await province.as('secadmin', now);
  const personId = engineer.actor.kind === 'person' ? engineer.actor.id : '';
  await withTransaction(province.owner, { kind: 'all' }, (tx) =>
    sql`insert into policy_setting (policy, settings, reason, set_by, set_at)
      values ('volume-bounds', '{"maximumGi": ["much"]}', 'wrong', ${personId}, ${now})`.execute(tx),
  );
  await turn(DAY);
  for (const [stack, item] of await seen())
    expect(item).toMatchObject({
      status: 'unknown',
      reason: { code: 'POLICY_FAILED', facts: { policy: 'volume-bounds', stack } },
    });
  await withTransaction(province.owner, { kind: 'all' }, (tx) => sql`delete from policy_setting`.execute(tx));
  await turn(HOUR / 2);
  expect(await statuses()).toEqual(new Set(['violated']));
});

test('while the states’ database is away nothing is said of any stack, and all of them are judged when it is back', async () => {
  const before = await seen();
  await askedAnew();
  const { STATE_URL } = worker.env;
  worker = { ...worker, env: { ...worker.env, STATE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' } };
  await turn(1_000);
  expect([...(await seen()).values()].map(({ status, judgedAt }) => [status, judgedAt])).toEqual(
    [...before.values()].map(({ status, judgedAt }) => [status, judgedAt]),
  );
  worker = { ...worker, env: { ...worker.env, STATE_URL } };
  await turn(1_000);
  expect(new Set([...(await seen()).values()].map(({ judgedAt }) => judgedAt))).toEqual(new Set([now.toISOString()]));
});

test('while the engine is not ready what is due waits, and no status is made up', async () => {
  const before = await seen();
  await askedAnew();
  const empty = await mkdtemp(join(tmpdir(), 'no-engine-'));
  process.env.PATH = empty;
  process.env.XDG_CACHE_HOME = empty;
  await turn(1_000);
  await rm(empty, { recursive: true });
  expect([...(await seen()).values()].map(({ status, judgedAt }) => [status, judgedAt])).toEqual(
    [...before.values()].map(({ status, judgedAt }) => [status, judgedAt]),
  );
});
