import { connect, type Database } from '@zhengyun/db/connect.ts';
import { migrate } from '@zhengyun/db/migrate.ts';
import { beginClosing } from '@zhengyun/domain/settlement/closing/begin-closing.ts';
import { prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import { openDataFolder } from '@zhengyun/local/system/data-folder.ts';
import { statementStep } from '@zhengyun/worker/jobs/statement-step.ts';
import pg from 'pg';
import { pino } from 'pino';
import { fillMonth, fillReadings, GENERATED, METERS_READ, priceMonth } from '../support/province-month.ts';
import { type SampleProvince, sampleProvince } from '../support/sample-province.ts';
import { atOnce } from './at-once.ts';
import { benchFolder } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import { type RatedByCloudkitty, rateByCloudkitty } from './cloudkitty.ts';
import { cpuSecondsOf } from './cpu-time.ts';
import { type Figure, timed } from './figure.ts';
import { progressOf } from './progress.ts';

/** Ten hours between two readings of a meter: a tenth of an hourly month, so that all departments and statements are there and a tenth of the rows. */
const EVERY_HOURS = 10;
const RESOURCES = 100;
/** Statements under way at once, as the worker has them. */
const AT_ONCE = 2;
const NOW = new Date('2027-01-08T02:00:00.000Z');
/** The sample has so many departments: there are never fewer. */
const SAMPLE_DEPARTMENTS = 3;
/** More readings than these are not rated by CloudKitty: it would take longer than everything else together. */
const MOST_BESIDE = 1_000_000;

/** How large a month is measured. */
interface Size {
  readonly departments: number;
  /** Of each department, all of them metered. */
  readonly resources: number;
}

interface Measured extends Size {
  readonly readings: number;
  readonly charges: number;
  readonly lines: number;
  readonly seconds: number;
  /** Of the worker and the database together; `worker`: of the worker alone. */
  readonly cpu: { readonly all: number; readonly worker: number };
  readonly bareSeconds: number;
  readonly beside: RatedByCloudkitty | null;
}

/** The same readings summed at a flat price by one statement of SQL, which knows of no tiers, levels, corrections or proofs. */
const BARE = `select department_id, dimension, sum(quantity) * 0.5 as yuan from usage_event
  where event_at >= $1 and event_at < $2 group by 1, 2`;

interface Ground {
  readonly province: SampleProvince;
  readonly worker: Database;
  readonly owner: pg.Client;
  readonly dir: string;
}

/** A database of its own on a server that keeps what it is told, with the sample province in it. */
async function withGround<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const { dir, remove } = await benchFolder();
  const folder = openDataFolder(dir);
  const postgres = await startPostgres({ dir: folder.postgres });
  try {
    const urls = await prepareDatabases(postgres.adminUrl, folder.roles);
    await migrate(urls.ownerUrl);
    const province = await sampleProvince({ ...urls, drop: async () => undefined });
    const worker = connect(urls.workerUrl, { applicationName: 'bench-month', maximum: 2 * AT_ONCE });
    const owner = new pg.Client({ connectionString: urls.ownerUrl, options: '-c zhengyun.scope=all' });
    await owner.connect();
    try {
      return await work({ province, worker, owner, dir });
    } finally {
      await Promise.all([worker.destroy(), owner.end()]);
      await province.drop();
    }
  } finally {
    await postgres.stop();
    await remove();
  }
}

async function fill({ province, owner }: Ground, { departments, resources }: Size): Promise<number> {
  const { rows } = await owner.query<{ own: number; systems: number }>(
    'select count(distinct department_id)::int as own, count(*)::int as systems from business_system',
  );
  const [sample] = rows;
  const hosts = departments * resources;
  await fillMonth(owner, {
    units: departments,
    systems: departments + (sample ? sample.systems - sample.own : 0),
    ...{ hosts, vcpu: hosts * 10, memoryGb: hosts * 27, diskGb: hosts * 1_000 },
  });
  await priceMonth((now) => ({ ...province.job(now), db: province.owner }), owner);
  const progress = progressOf(`readings of ${departments} departments`, Math.ceil(744 / EVERY_HOURS));
  const readings = await fillReadings(owner, { item: 'cloud-host', everyHours: EVERY_HOURS }, progress.at);
  // What autovacuum does within a minute, so that it is not measured by chance.
  await owner.query('vacuum analyze usage_event');
  return readings;
}

/** Closes the month as people and the worker do: all that is asked for when its closing begins. */
async function closeMonth({ province, worker, owner }: Ground, { departments }: Size) {
  const finance = await province.as('finance', NOW);
  const [begun, own, all] = [performance.now(), process.cpuUsage(), await cpuSecondsOf([process.pid])];
  await beginClosing(finance, { month: GENERATED.month });
  const { rows: steps } = await owner.query<{ id: string }>('select contract_id as id from statement_step order by 1');
  const progress = progressOf(`statements of ${departments} departments`, steps.length);
  let done = 0;
  await atOnce(AT_ONCE, steps, async ({ id: contractId }) => {
    const at = { db: worker, now: () => NOW, log: pino({ enabled: false }) };
    await statementStep(at, { contractId, month: GENERATED.month, step: 'draft' });
    done += 1;
    progress.at(done);
  });
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(own);
  return { seconds, cpu: { all: (await cpuSecondsOf([process.pid])) - all, worker: (user + system) / 1_000_000 } };
}

const measureMonth = (size: Size): Promise<Measured> =>
  withGround(async (ground) => {
    const { owner, dir } = ground;
    const readings = await fill(ground, size);
    const [bare] = await timed(1, () => owner.query(BARE, [GENERATED.from, GENERATED.to]));
    const closed = await closeMonth(ground, size);
    const { rows } = await owner.query<{ left: string | null; charges: number; lines: number }>(
      `select (select string_agg(distinct coalesce(code, state), ', ') from statement_step where state <> 'done') as left,
              (select count(*)::int from charge) as charges, (select count(*)::int from statement_line) as lines`,
    );
    const { left, charges, lines } = rows[0] ?? { left: 'nothing', charges: 0, lines: 0 };
    if (left !== null) throw new Error(`not every statement was drafted: ${left}`);
    const beside = readings > MOST_BESIDE ? null : await rateByCloudkitty(owner, dir);
    return { ...size, readings, charges, lines, bareSeconds: (bare ?? 0) / 1_000, beside, ...closed };
  });

function figuresOf(measured: Measured): readonly Figure[] {
  const { departments, resources, readings, charges, lines, seconds, cpu, bareSeconds, beside } = measured;
  const what = `${departments} departments × ${resources} resources × ${METERS_READ.length} meters, ${readings} readings → ${charges} charges, ${lines} lines`;
  const cloudkitty = beside
    ? [
        {
          name: `CloudKitty 25: its hashmap module over the same readings at flat prices, and the making of its frames (${beside.makingSeconds.toFixed(1)} s); nothing read, stored or drafted`,
          samples: [beside.ratingSeconds + beside.makingSeconds],
        },
      ]
    : [];
  return [
    {
      name: `month end, all rated and drafted: ${what}`,
      unit: 's',
      aim: '< 120 with 7.4 million readings, on 2 cores',
      samples: [seconds],
      baselines: [{ name: 'the same readings summed at one price by SQL', samples: [bareSeconds] }, ...cloudkitty],
    },
    {
      name: `processor time of it, worker and database: ${readings} readings`,
      unit: 'CPU s',
      aim: '< 240 with 7.4 million readings',
      samples: [cpu.all],
      baselines: [{ name: 'of which the worker’s', samples: [cpu.worker] }],
    },
  ];
}

/** `npm run bench -- month-end`: what it takes to rate and draft a month of `--departments 200`, and of a hundredth and a tenth of it. */
export const monthEndBenchmark: Benchmark = {
  name: 'month-end',
  async measure({ sizes: { departments } }): Promise<readonly Figure[]> {
    const tenth = Math.max(SAMPLE_DEPARTMENTS, Math.ceil(departments / 10));
    const months: readonly Size[] = [
      { departments: tenth, resources: RESOURCES / 10 },
      { departments: tenth, resources: RESOURCES },
      { departments, resources: RESOURCES },
    ];
    const figures: Figure[] = [];
    for (const size of months) figures.push(...figuresOf(await measureMonth(size)));
    return figures;
  },
};
