import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { signContract } from '@zhengyun/domain/contracts/sign-contract.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { draftMonthToDate } from '@zhengyun/domain/settlement/draft-month-to-date.ts';
import { issueStatement } from '@zhengyun/domain/settlement/issue-statement.ts';
import { reviewStatement } from '@zhengyun/domain/settlement/review-statement.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rateUse } from './rate-use.ts';

const CHILD = fileURLToPath(new URL('../testing/rate-child.ts', import.meta.url));
const HOLDER = '00000000-0000-7000-8000-00000000000a';
const NOW = '2026-04-20T02:00:00.000Z';
const [FINANCE, OTHER] = [person('finance'), colleague('finance')];
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  // Whom finance's notices go to.
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, null, now())`,
    [(OTHER as { id: string }).id, SAMPLE.government],
  );
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    ...{ operatorId: SAMPLE.operator, departmentId: SAMPLE.ours, name: '政务云服务合同', annualFen: '0' },
    ...{ validFrom: '2025-12-31T16:00:00Z', validTo: '2026-12-31T16:00:00Z' },
  });
  const { statementId } = await draftMonthToDate(sample.as(FINANCE, NOW), {
    departmentId: SAMPLE.ours,
    month: '2026-03',
  });
  await reviewStatement(sample.as(OTHER, NOW), { statementId });
  await issueStatement(sample.as(OTHER, NOW), { statementId });
  await turn();
  // Whoever notes a late fact, or takes marks away, waits while the test holds this lock.
  await sample.owner.query(`
    create function wait_for_test() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(77); return null; end $$;
    create trigger wait_for_test after insert on late_fact for each statement execute function wait_for_test();
    create trigger wait_for_test after delete on rating_mark for each statement execute function wait_for_test()`);
});
afterAll(() => sample.drop());

const turn = () =>
  rateUse({
    ...{ db: sample.worker, holder: HOLDER, now: () => new Date(NOW) },
    ...{ stopping: new AbortController().signal, log: pino({ enabled: false }) },
  });
const count = async (of: string) =>
  (await sample.owner.query(`select count(*)::int as n from ${of}`)).rows[0].n as number;
const late = async () =>
  recordResourceChange(sample.as(JOB, NOW, sample.worker), {
    ...{ resourceId: (await sample.resource()).id, kind: 'create', at: new Date('2026-03-20T00:00:00Z') },
    ...{ amounts: { vcpu: 4n }, instanceUid: 'uid', cause: { kind: 'operation', id: randomUUID() } },
  });

/** Runs a turn in a process of its own and ends it by SIGKILL where it waits, in the midst of a transaction. */
async function killInTheMidst(): Promise<void> {
  // Of the worker's own role: nobody else sees what its connections wait for.
  const peer = new pg.Client({ connectionString: sample.database.workerUrl });
  await peer.connect();
  const children = async (and: string) =>
    (await peer.query(`select pid from pg_stat_activity where application_name = 'rate-child' ${and}`)).rows.length;
  try {
    await peer.query('select pg_advisory_lock(77)');
    const child = spawn(process.execPath, [CHILD, sample.database.workerUrl, HOLDER, NOW], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    await expect.poll(() => children(`and wait_event_type = 'Lock'`), { timeout: 30_000 }).toBe(1);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    await peer.query('select pg_advisory_unlock(77)');
    await expect.poll(() => children(''), { timeout: 30_000 }).toBe(0);
  } finally {
    await peer.end();
  }
}

it('a fact that came late to an issued month is found and told once, whenever the worker that looks is killed', {
  timeout: 120_000,
}, async () => {
  const told = `notice where kind = 'late-facts-found'`;
  await late();
  // While it notes what it found: nothing of it stays, and what says that there is something to look at does.
  await killInTheMidst();
  expect([await count('late_fact'), await count(told), await count('rating_mark')]).toEqual([0, 0, 1]);
  await sample.owner.query('drop trigger wait_for_test on late_fact');
  // Between noting and taking the mark away: it is looked at again, and told no second time.
  await killInTheMidst();
  expect([await count('late_fact'), await count(told), await count('rating_mark')]).toEqual([1, 1, 1]);
  await turn();
  expect([await count('late_fact'), await count(told), await count('rating_mark')]).toEqual([1, 1, 0]);
});
