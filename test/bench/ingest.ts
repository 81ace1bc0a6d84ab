import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { migrate } from '@zhengyun/db/migrate.ts';
import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { MOST_READINGS } from '@zhengyun/domain/metering/schemas.ts';
import { prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { openDataFolder } from '@zhengyun/local/system/data-folder.ts';
import pg from 'pg';
import { sampleProvince } from '../support/sample-province.ts';
import { benchFolder } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { copyRows } from './copy-rows.ts';
import type { Figure } from './figure.ts';
import { fillResources } from './fill-resources.ts';

const BATCH = MOST_READINGS;
/** Batches on their way at once, as from two collectors. */
const AT_ONCE = 2;
const ROUNDS = 5;
const MONTH = Date.parse('2026-04-01T00:00:00Z');
const NOW = new Date('2026-05-02T00:00:00Z');
const DIMENSIONS = ['egress-gb', 'requests', 'object-gb', 'backup-gb', 'traffic-mbps'] as const;

type Event = Parameters<typeof ingestUsage>[1]['events'][number];

/** Hourly readings of five meters of the resources, `events` in all, in batches. */
function batchesOf(resources: readonly string[], events: number, round: number): readonly Event[][] {
  const all = Array.from({ length: events }, (_, n): Event => {
    const [hour, place] = [
      Math.floor(n / (resources.length * DIMENSIONS.length)),
      n % (resources.length * DIMENSIONS.length),
    ];
    const resourceId = resources[Math.floor(place / DIMENSIONS.length)] ?? '';
    const dimension = DIMENSIONS[place % DIMENSIONS.length] ?? 'requests';
    const at = new Date(MONTH + (hour % 720) * 3_600_000).toISOString();
    return {
      eventId: `r${round}-${n}`,
      resourceId,
      dimension,
      quantity: `${n % 997}.${String(n % 1_000).padStart(3, '0')}`,
      at,
    };
  });
  return Array.from({ length: Math.ceil(events / BATCH) }, (_, n) => all.slice(n * BATCH, (n + 1) * BATCH));
}

/** Events a second of `work` over all batches, AT_ONCE of them under way. */
async function rate(batches: readonly Event[][], work: (batch: Event[]) => Promise<unknown>): Promise<number> {
  const waiting = batches.values();
  const begun = performance.now();
  const take = async () => {
    for (const batch of waiting) await work(batch);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return batches.reduce((sum, batch) => sum + batch.length, 0) / ((performance.now() - begun) / 1_000);
}

/** The same rows put into both tables with nothing looked at: what the database alone takes. */
async function bareInsert(pool: pg.Pool, department: string, batch: readonly Event[]): Promise<void> {
  const column = <Value>(pick: (event: Event) => Value) => batch.map(pick);
  await pool.query(
    `with sent as (
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::numeric[], $6::timestamptz[])
         as s (id, event_id, resource_id, dimension, quantity, event_at)),
     keys as (insert into usage_event_key (department_id, source, event_id, content_hash)
       select $7::uuid, 'bare', event_id, '\\x00' from sent on conflict do nothing)
     insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
     select id, $7::uuid, 'bare', event_id, resource_id, dimension, quantity, event_at, $8 from sent`,
    [
      ...[
        column(() => randomUUID()),
        column((e) => e.eventId),
        column((e) => e.resourceId),
        column((e) => e.dimension),
      ],
      ...[column((e) => e.quantity), column((e) => e.at), department, NOW],
    ],
  );
}

/** Tables of the same shape that nothing looks at, one pair with the same key and index, one with none. */
const PAIRS = { copied: 'including indexes', 'copied-bare': '' } as const;
type Pair = keyof typeof PAIRS;

async function makePairs(owner: pg.Client): Promise<void> {
  for (const [pair, indexes] of Object.entries(PAIRS))
    for (const table of ['usage_event', 'usage_event_key'])
      await owner.query(`create table "${pair}_${table}" (like ${table} ${indexes})`);
}

/** The rows of a batch as COPY takes them, by table. */
function copied(department: string, batch: readonly Event[]) {
  const hash = '0'.repeat(64);
  const event = (e: Event) =>
    [randomUUID(), department, 'bare', e.eventId, e.resourceId, e.dimension, e.quantity, e.at, NOW.toISOString()].join(
      '\t',
    );
  return {
    usage_event_key: batch.map(({ eventId }) => `${department}\tbare\t${eventId}\t\\\\x${hash}\n`).join(''),
    usage_event: batch.map((each) => `${event(each)}\t\\N\t\\N\n`).join(''),
  };
}

/** The same rows by COPY, keys and events in one transaction: as fast as this server takes rows at all. Their text is made beforehand. */
async function copyRate(
  pool: pg.Pool,
  pair: Pair,
  { department, batches }: { department: string; batches: readonly Event[][] },
) {
  const texts = new Map(batches.map((batch) => [batch, copied(department, batch)]));
  return rate(batches, async (batch) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const [table, text] of Object.entries(texts.get(batch) ?? {}))
        await copyRows(client, `${pair}_${table}`, text);
      await client.query('commit');
    } finally {
      client.release();
    }
  });
}

interface Ground {
  readonly worker: Database;
  readonly pool: pg.Pool;
  readonly owner: pg.Client;
}

async function measure({ worker, pool, owner }: Ground, events: number): Promise<readonly Figure[]> {
  const resources = await fillResources(owner, 100);
  const { rows } = await owner.query<{ department_id: string }>('select department_id from resource where id = $1', [
    resources[0],
  ]);
  const department = rows[0]?.department_id ?? '';
  const send = async (batch: Event[]) => {
    const context = { actor: { kind: 'job', task: 'bench' } as const, now: NOW, db: worker, traceId: 'bench' };
    const { refused } = await ingestUsage(context, { source: 'bench', events: batch });
    if (refused.length > 0) throw new Error(`${refused.length} events were refused: ${refused[0]?.code}`);
  };
  await makePairs(owner);
  const [fresh, again, bare, indexed, plain]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const batches = batchesOf(resources, events, round);
    const samples = [await rate(batches, send), await rate(batches, send)] as const;
    const beside = await rate(batches, (batch) => bareInsert(pool, department, batch));
    const copies = [
      await copyRate(pool, 'copied', { department, batches }),
      await copyRate(pool, 'copied-bare', { department, batches }),
    ] as const;
    // The first round warms up.
    if (round === 0) continue;
    fresh.push(samples[0]);
    again.push(samples[1]);
    bare.push(beside);
    indexed.push(copies[0]);
    plain.push(copies[1]);
  }
  const stored = await owner.query<{ n: number }>(`select count(*)::int as n from usage_event where source = 'bench'`);
  if (stored.rows[0]?.n !== (ROUNDS + 1) * events)
    throw new Error(`${stored.rows[0]?.n} events were stored, of ${(ROUNDS + 1) * events}`);
  const common = { unit: 'events/s', aim: '≥ 90,000' } as const;
  const baselines = [
    { name: `the same rows put into both tables, nothing looked at, ${AT_ONCE} connections`, samples: bare },
    {
      name: 'the same rows by COPY into tables of the same shape with the same key and index, no triggers',
      samples: indexed,
    },
    { name: 'the same rows by COPY into tables of the same shape with neither', samples: plain },
  ];
  const what = `${events} events in batches of ${BATCH}, ${AT_ONCE} at once, kept on disk`;
  return [
    { name: `ingest of ${what}`, ...common, samples: fresh, baselines },
    { name: `the same events again, all of them duplicates; ${what}`, ...common, samples: again, baselines },
  ];
}

/** Ingest of consumed use through its verb, on a PostgreSQL of its own that waits for its disk. */
async function measureIngest(events: number): Promise<readonly Figure[]> {
  const { dir, remove } = await benchFolder();
  const folder = openDataFolder(dir);
  const postgres = await startPostgres({ dir: folder.postgres });
  try {
    const urls = await prepareDatabases(postgres.adminUrl, folder.roles);
    await migrate(urls.ownerUrl);
    await (await sampleProvince({ ...urls, drop: async () => undefined })).drop();
    const worker = connect(urls.workerUrl, { applicationName: 'bench-ingest', maximum: AT_ONCE });
    const pool = new pg.Pool({ connectionString: urls.ownerUrl, max: AT_ONCE, options: '-c zhengyun.scope=all' });
    const owner = new pg.Client({ connectionString: urls.ownerUrl, options: '-c zhengyun.scope=all' });
    await owner.connect();
    try {
      return await measure({ worker, pool, owner }, events);
    } finally {
      await Promise.all([worker.destroy(), pool.end(), owner.end()]);
    }
  } finally {
    await postgres.stop();
    await remove();
  }
}

export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  measure: ({ sizes }) => measureIngest(sizes.events),
};
