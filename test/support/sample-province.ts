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
import type { Selectable } from 'kysely';
import { createTestDatabase, type TestDatabase } from './database.ts';

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

/** Makes a database with the sample province, as `bootstrap` does; `given`: in an empty one of one's own. Drop it after the file's tests. */
export async function sampleProvince(given?: TestDatabase): Promise<SampleProvince> {
  const database = given ?? (await createTestDatabase());
  const owner = connect(database.ownerUrl, { applicationName: 'test-owner', maximum: 2 });
  const app = connect(database.appUrl, { applicationName: 'test-app', maximum: 6 });
  const as = (db: Database, now: Date): Context => ({ actor: { kind: 'job', task: 'test' }, now, db, traceId: 'test' });
  const setUp = () => as(owner, MONDAY);
  const { organisations, departments } = await makeSamplePeople(setUp);
  await makeSampleSystems(setUp, departments);
  await makeSampleClouds(setUp, { organisations, departments });
  await makeSampleContracts(setUp, { organisations, departments });
  return {
    database,
    app,
    owner,
    organisations,
    departments,
    async as(slug, now = MONDAY) {
      const { personId } = await recordSignIn(as(app, now), { subject: `sample:${slug}` });
      return { actor: await readActor(as(app, now), { personId }), now, db: app, traceId: `trace-${slug}` };
    },
    job: (now = MONDAY) => as(app, now),
    within: (act, now = MONDAY) => withTransaction(app, { kind: 'all' }, (tx) => act({ ctx: as(app, now), tx })),
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
