import { join } from 'node:path';
import { makeSampleClouds } from '@zhengyun/cli/sample/make-clouds.ts';
import { makeSampleContracts } from '@zhengyun/cli/sample/make-contracts.ts';
import { makeSamplePeople } from '@zhengyun/cli/sample/make-people.ts';
import { makeSampleSystems } from '@zhengyun/cli/sample/make-systems.ts';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { migrate } from '@zhengyun/db/migrate.ts';
import { recordSignIn } from '@zhengyun/domain/people/record-sign-in.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { prepareDatabases } from '@zhengyun/local/postgres/prepare-databases.ts';
import { startPostgres } from '@zhengyun/local/postgres/start-postgres.ts';
import type { StormGround } from '../support/approval-crowd.ts';
import { approvalRaces } from '../support/approval-races.ts';
import { approvalStorm, type StormReport } from '../support/approval-storm.ts';
import { benchFolder } from './bench-system.ts';
import type { Benchmark } from './benchmark.ts';
import type { Figure } from './figure.ts';

const PEOPLE = 50;
const STORMS = 6;
const SEED = 20_261_123;

/** A database of its own on a server that keeps what it was told, with the sample province in it. */
async function withProvince<Result>(work: (ground: StormGround) => Promise<Result>): Promise<Result> {
  const { dir, remove } = await benchFolder();
  const postgres = await startPostgres({ dir });
  const { ownerUrl, appUrl } = await prepareDatabases(postgres.adminUrl, join(dir, 'roles.json'));
  await migrate(ownerUrl);
  const owner = connect(ownerUrl, { applicationName: 'bench-owner', maximum: 2 });
  const db = connect(appUrl, { applicationName: 'bench-storm', maximum: PEOPLE });
  try {
    const now = new Date();
    const job = (on: Database) => (): Context => ({
      actor: { kind: 'job', task: 'bench' },
      now,
      db: on,
      traceId: 'bench',
    });
    const made = await makeSamplePeople(job(owner));
    await makeSampleSystems(job(owner), made.departments);
    await makeSampleClouds(job(owner), made);
    await makeSampleContracts(job(owner), made);
    const { personId: applicantId } = await recordSignIn(job(db)(), { subject: 'sample:applicant' });
    return await work({ db, now, ...made, applicantId });
  } finally {
    await owner.destroy();
    await db.destroy();
    await postgres.stop();
    await remove();
  }
}

function tell({ attempts, decided, refusals }: StormReport): void {
  const lost = [...refusals].map(([code, count]) => `${code} ${count}`).join(', ');
  process.stderr.write(`${attempts} decisions were tried at once, ${decided} were made; refused: ${lost}\n`);
}

/**
 * How many of `races` small races, each of two to four acts at once upon one request, left the books otherwise than people were told, which
 * must be none; and the time from a person's decision to its answer while fifty decide at once on five orders, beside one person alone.
 */
async function measureApprovals(races: number): Promise<readonly Figure[]> {
  return withProvince(async (ground) => {
    const begun = performance.now();
    const raced = await approvalRaces(ground, { races, seed: SEED });
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const kinds = [...raced.done, ...raced.refusals].map(([name, count]) => `${name} ${count}`).join(', ');
    process.stderr.write(`${raced.races} races of ${raced.acts} acts in ${seconds} s: ${kinds}\n`);
    const report = await approvalStorm(ground, { batches: STORMS, seed: SEED });
    tell(report);
    const wrong = [...raced.wrong, ...report.wrong];
    for (const each of wrong) process.stderr.write(`WRONG: ${each}\n`);
    return [
      {
        name: `acts lost, made twice or beyond the quota, in ${raced.races} races of two to four at once upon one request`,
        unit: 'found',
        aim: '0',
        samples: [wrong.length],
        baselines: [],
      },
      {
        name: `one decision while ${PEOPLE} people decide at once on five orders`,
        unit: 'ms',
        aim: 'what is decided first is decided; the others are told so',
        samples: report.milliseconds,
        baselines: [{ name: 'the same by one person at a time', samples: report.millisecondsAlone }],
      },
    ];
  });
}

export const approvalsBenchmark: Benchmark = {
  name: 'approvals',
  measure: ({ sizes }) => measureApprovals(sizes.races),
};
