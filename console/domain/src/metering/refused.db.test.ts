import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerRefused } from './answer-refused.ts';
import { ingestUsage } from './ingest-usage.ts';
import { listRefused } from './list-refused.ts';
import { REFUSED_TOLD } from './tell-refused-store.ts';

const MONTH = '2026-04';
const NOW = '2026-05-20T02:00:00.000Z';
const FINANCE = person('finance');
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let resourceId: string;
beforeAll(async () => {
  sample = await sampleTenants();
  await sample.owner.query(
    `insert into role_grant (id, person_id, role, organisation_id, department_id, granted_at) values (gen_random_uuid(), $1, 'finance', $2, null, now())`,
    [(FINANCE as { id: string }).id, SAMPLE.government],
  );
  ({ id: resourceId } = await sample.resource());
  await sample.owner.query(`update resource set ready_at = '2026-03-01Z' where id = $1`, [resourceId]);
  await send(['before']);
  await sample.owner.query(`insert into accounting_period values ($1, 'closed', 'test', $2, $3, $2, $4)`, [
    ...[MONTH, NOW],
    ...[FINANCE, colleague('finance')].map((of) => ('id' in of ? of.id : '')),
  ]);
});
afterAll(() => sample.drop());

const send = (eventIds: readonly string[], at = '2026-04-10T00:00:00.000Z') =>
  ingestUsage(sample.as(JOB, NOW, sample.worker), {
    source: 'hypervisor',
    events: eventIds.map((eventId) => ({ eventId, resourceId, dimension: 'egress-gb', quantity: '1.5', at })),
  });
const list = (limit = 50, cursor: string | null = null) =>
  listRefused(sample.as(FINANCE, NOW), { month: MONTH, limit, cursor });
const told = async () =>
  (await sample.owner.query(`select facts, done_at from notice where kind = 'readings-refused' order by at`)).rows;

it('a reading that came after the close is shown, once however often it is sent; what was there before is no such one', async () => {
  for (const _ of [1, 2]) {
    const { refused, repeated } = await send(['late', 'late', 'before']);
    expect(refused.map(({ code }) => code)).toEqual(['PERIOD_CLOSED', 'PERIOD_CLOSED']);
    expect(repeated).toBe(1);
  }
  const { items, total, mayAnswer } = await list();
  expect([total, mayAnswer]).toEqual([1, true]);
  expect(items[0]).toMatchObject({
    ...{ eventId: 'late', source: 'hypervisor', meter: 'egress-gb', unit: 'GB', quantity: '1.500000000', times: 2 },
    ...{ at: '2026-04-10T00:00:00.000Z', refusedAt: NOW, answered: null },
  });
  expect(await told()).toEqual([]);
  const { rows } = await sample.owner.query('select count(*)::int as n from usage_event');
  expect(rows[0].n).toBe(1);
});

it('readings that are sent again in another order are taken in one, so that two senders wait for each other and never both', async () => {
  await send(['in-order-1', 'in-order-2']);
  const other = new pg.Client({ connectionString: sample.database.ownerUrl });
  await other.connect();
  await other.query(`begin; select set_config('zhengyun.scope', 'all', true)`);
  const take = (eventId: string) =>
    other.query('select 1 from refused_reading where event_id = $1 for update nowait', [eventId]);
  await take('in-order-1');
  const sent = send(['in-order-2', 'in-order-1']);
  const waits =
    'select count(*)::int as n from pg_locks where not granted and transactionid = pg_current_xact_id()::xid';
  await expect.poll(async () => (await other.query(waits)).rows[0].n, { interval: 20, timeout: 20_000 }).toBe(1);
  expect((await take('in-order-2')).rowCount).toBe(1);
  await other.query('commit');
  await other.end();
  expect((await sent).refused).toHaveLength(2);
});

it('finance is asked for a word once they are many, and once until it was said; what comes later waits for another', async () => {
  await send(Array.from({ length: REFUSED_TOLD }, (_, n) => `late-${n}`));
  await send(['one more']);
  expect(await told()).toEqual([{ facts: { month: MONTH, readings: REFUSED_TOLD }, done_at: null }]);
  for (const why of ['', ' ', '长'.repeat(501)])
    await expect(answerRefused(sample.as(FINANCE, NOW), { month: MONTH, why })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  await expect(
    answerRefused(sample.as(person('applicant', SAMPLE.ours), NOW), { month: MONTH, why: '无' }),
  ).rejects.toMatchObject({
    code: 'ROLE_MISSING',
  });
  const answer = () => answerRefused(sample.as(FINANCE, NOW), { month: MONTH, why: '采集程序时钟有误，下月调整' });
  expect(await answer()).toEqual({ month: MONTH, readings: REFUSED_TOLD + 4 });
  expect((await told())[0]?.done_at).not.toBeNull();
  await expect(answer()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await sample.audits('metering.refused-answered')).at(-1)?.outcome).toBe('refused');
  await send(['yet another']);
  const { items, mayAnswer } = await list();
  expect(mayAnswer).toBe(true);
  expect(items[0]).toMatchObject({ eventId: 'yet another', answered: null });
  expect(items[1]?.answered).toMatchObject({ why: '采集程序时钟有误，下月调整' });
});

it('is paged, newest first, and a department sees its own', async () => {
  const first = await list(60);
  const second = await list(60, first.nextCursor);
  expect(first.total).toBe(REFUSED_TOLD + 5);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
    [...first.items, ...second.items].map(({ id }) => id).toSorted((a, b) => (a < b ? 1 : -1)),
  );
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(REFUSED_TOLD + 5);
  expect(second.nextCursor).toBeNull();
  const own = await listRefused(sample.as(person('applicant', SAMPLE.ours), NOW), { month: MONTH });
  expect([own.total, own.mayAnswer]).toEqual([REFUSED_TOLD + 5, false]);
  const theirs = await listRefused(sample.as(person('applicant', SAMPLE.theirs), NOW), { month: MONTH });
  expect(theirs.total).toBe(0);
});
