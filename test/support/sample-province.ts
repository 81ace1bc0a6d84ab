import { makeSampleClouds } from '@zhengyun/cli/sample/make-clouds.ts';
import { makeSampleContracts } from '@zhengyun/cli/sample/make-contracts.ts';
import { makeSamplePeople } from '@zhengyun/cli/sample/make-people.ts';
import { makeSampleSystems } from '@zhengyun/cli/sample/make-systems.ts';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import type { AuditRowTable } from '@zhengyun/db/rows.generated.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { readActor } from '@zhengyun/domain/people/read-actor.ts';
import { recordSignIn } from '@zhengyun/domain/people/record-sign-in.ts';
import type { Context, VerbScope } from '@zhengyun/domain/verb/context.ts';
import type { EventName } from '@zhengyun/domain/verb/events.ts';
import type { DatabaseUrls } from '@zhengyun/local/postgres/prepare-databases.ts';
import type { Selectable } from 'kysely';
import { createTestDatabase, filledTemplate, type TestDatabase } from './database.ts';

/** A database with the sample province in it, and everyone in it to act as. */
export interface SampleProvince {
  readonly database: TestDatabase;
  /** Connection of the server's role: row-level security in force. */
  readonly app: Database;
  /** Connection of the schema's owner, to look at what no role should see. */
  readonly owner: Database;
  readonly organisations: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  /** The sample person `slug` at `now`, as the server would act for them. */
  as(slug: string, now?: Date): Promise<Context>;
  /** A background job at `now`, on the server's role. */
  job(now?: Date): Context;
  /** Calls a within-verb as a job, in a transaction of its own. */
  within<Result>(act: (scope: VerbScope) => Promise<Result>, now?: Date): Promise<Result>;
  /** Audit rows of one action, oldest first. */
  audit(action: EventName): Promise<readonly AuditRow[]>;
  drop(): Promise<void>;
}

type AuditRow = Selectable<AuditRowTable>;

/** A working Monday morning in Shanghai: deadlines in working days are the same in every run. */
export const MONDAY = new Date('2026-11-23T02:00:00.000Z');

/**
 * When the province was made: an instant before, since keys sort by it, and within one instant by the order in which one process gave
 * them; what another process made must not come between what a test does on Monday.
 */
const SET_UP_AT = new Date(MONDAY.getTime() - 1);

const asJob = (db: Database, now: Date): Context => ({
  actor: { kind: 'job', task: 'test' },
  now,
  db,
  traceId: 'test',
});

/** Makes the sample province, as `bootstrap` does, in an empty database. */
async function fillProvince({ ownerUrl }: DatabaseUrls): Promise<void> {
  const owner = connect(ownerUrl, { applicationName: 'test-owner', maximum: 2 });
  const setUp = () => asJob(owner, SET_UP_AT);
  try {
    const { organisations, departments } = await makeSamplePeople(setUp);
    await makeSampleSystems(setUp, departments);
    await makeSampleClouds(setUp, { organisations, departments });
    await makeSampleContracts(setUp, { organisations, departments });
  } finally {
    await owner.destroy();
  }
}

/** Keys by slug, in the order in which they were made. */
async function keysOf(owner: Database, table: 'organisation' | 'department'): Promise<ReadonlyMap<string, string>> {
  const rows = await withTransaction(owner, { kind: 'all' }, (tx) =>
    tx.selectFrom(table).select(['slug', 'id']).orderBy('id').execute(),
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/**
 * A database with the sample province: a copy of the one that the run makes once, or `given`, which is empty and is filled.
 * Drop it after the file's tests.
 */
export async function sampleProvince(given?: TestDatabase): Promise<SampleProvince> {
  if (given) await fillProvince(given);
  const database = given ?? (await createTestDatabase(await filledTemplate('sample_province', fillProvince)));
  const owner = connect(database.ownerUrl, { applicationName: 'test-owner', maximum: 2 });
  const app = connect(database.appUrl, { applicationName: 'test-app', maximum: 6 });
  return {
    database,
    app,
    owner,
    organisations: await keysOf(owner, 'organisation'),
    departments: await keysOf(owner, 'department'),
    async as(slug, now = MONDAY) {
      const { personId } = await recordSignIn(asJob(app, now), { subject: `sample:${slug}` });
      return { actor: await readActor(asJob(app, now), { personId }), now, db: app, traceId: `trace-${slug}` };
    },
    job: (now = MONDAY) => asJob(app, now),
    within: (act, now = MONDAY) => withTransaction(app, { kind: 'all' }, (tx) => act({ ctx: asJob(app, now), tx })),
    audit: (action) =>
      withTransaction(app, { kind: 'all' }, (tx) =>
        tx.selectFrom('audit_row').selectAll().where('action', '=', action).orderBy('at').orderBy('id').execute(),
      ),
    async drop() {
      await app.destroy();
      await owner.destroy();
      await database.drop();
    },
  };
}
