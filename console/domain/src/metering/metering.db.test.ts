import { randomUUID } from 'node:crypto';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUseOver } from './find-use-over.ts';
import { ingestUsage } from './ingest-usage.ts';
import { recordResourceChange } from './record-resource-change.ts';
import { usage } from './usage.ts';

const AT = '2026-03-05T01:02:03.456Z';
let sample: Awaited<ReturnType<typeof sampleTenants>>;
const created = (resourceId: string) => ({
  resourceId,
  kind: 'create' as const,
  at: new Date(AT),
  amounts: { vcpu: 4n, 'memory-gb': '8' },
  cause: { kind: 'operation' as const, id: randomUUID() },
  instanceUid: 'uid-1',
});
const record = (input: Parameters<typeof recordResourceChange>[1], now = AT) =>
  recordResourceChange(sample.as(JOB, now, sample.worker), input);
const [FIRST, SECOND] = [person('finance'), colleague('finance')] as { id: string }[] as [
  { id: string },
  { id: string },
];
const period = (month: string, state: 'closing' | 'closed') =>
  sample.owner.query(
    `insert into accounting_period select $1, $2, 'test', $3, $4, case when $2 = 'closed' then $3::timestamptz end, case when $2 = 'closed' then $5::uuid end`,
    [month, state, AT, FIRST.id, SECOND.id],
  );
const changesIn = async (resourceId: string) =>
  (await sample.owner.query('select * from resource_change where resource_id = $1', [resourceId])).rows;

beforeAll(async () => {
  sample = await sampleTenants();
});
afterAll(() => sample.drop());

describe('recording a change', () => {
  it('stores it once, with its audit row', async () => {
    const { id, number } = await sample.resource();
    const { changeId, replayed } = await record(created(id));
    expect(replayed).toBe(false);
    expect(await changesIn(id)).toMatchObject([{ id: changeId, amounts: { vcpu: '4', 'memory-gb': '8' } }]);
    const row = (await sample.audits('metering.resource-changed')).at(-1);
    expect(row).toMatchObject({ outcome: 'done', department_id: SAMPLE.ours, detail: { number, kind: 'create' } });
  });

  it('of a cause known already gives the row that stands', async () => {
    const change = created((await sample.resource()).id);
    const first = await record(change);
    expect(await record(change, '2026-03-06T00:00:00Z')).toEqual({ changeId: first.changeId, replayed: true });
    expect(await changesIn(change.resourceId)).toHaveLength(1);
  });

  it('of a cause known with other content is DUPLICATE_CONFLICT, and leaves a refused row', async () => {
    const change = created((await sample.resource()).id);
    await record(change);
    await expect(record({ ...change, amounts: { vcpu: 5n } })).rejects.toMatchObject({ code: 'DUPLICATE_CONFLICT' });
    expect((await sample.audits('metering.resource-changed')).at(-1)).toMatchObject({
      outcome: 'refused',
      code: 'DUPLICATE_CONFLICT',
    });
  });

  it.each([
    ['STATE_CONFLICT', { kind: 'resize' as const }],
    ['QUANTITY_INVALID', { amounts: {} }],
    ['QUANTITY_INVALID', { amounts: { vcpu: -1n } }],
    ['NOT_FOUND', { resourceId: randomUUID() }],
    ['INPUT_INVALID', { at: new Date(Number.NaN) }],
  ])('is refused with %s as %o', async (code, other) => {
    const { id } = await sample.resource();
    await expect(record({ ...created(id), ...other })).rejects.toMatchObject({ code });
    expect(await changesIn(id)).toEqual([]);
  });

  it('not later than the last one is CLOCK_BEHIND, which a job tries again, and not “somebody else’s”', async () => {
    const change = created((await sample.resource()).id);
    await record(change);
    const resize = { ...change, kind: 'resize' as const, cause: { ...change.cause, id: randomUUID() } };
    const facts = { at: change.at.toISOString(), last: change.at.toISOString() };
    await expect(record(resize)).rejects.toMatchObject({ code: 'CLOCK_BEHIND', facts });
    expect(await changesIn(change.resourceId)).toHaveLength(1);
  });

  it('twice at once for one cause stores one row', async () => {
    const change = created((await sample.resource()).id);
    const both = await Promise.all([record(change), record(change)]);
    expect(both.map((each) => each.replayed).toSorted()).toEqual([false, true]);
    expect(await changesIn(change.resourceId)).toHaveLength(1);
  });

  it('can be undone by nobody', async () => {
    const change = created((await sample.resource()).id);
    await record(change);
    const tamper = sample.owner.query('update resource_change set at = now() where resource_id = $1', [
      change.resourceId,
    ]);
    await expect(tamper).rejects.toMatchObject({ code: 'ZY001' });
  });
});

describe('the timeline of use', () => {
  it('shows a department what it held in the month and nothing of another', async () => {
    const ours = await sample.resource({ cloud: SAMPLE.city });
    await record(created(ours.id));
    const seen = await usage(sample.as(person('applicant', SAMPLE.ours), '2026-03-20T00:00:00Z'), {
      resourceId: ours.id,
    });
    expect(seen.items[0]?.spans).toEqual([{ from: AT, to: null, amounts: { vcpu: '4', 'memory-gb': '8' } }]);
    expect(seen.items[0]?.cloud.slug).toBe('guangzhou');
    const unseen = await usage(sample.as(person('applicant', SAMPLE.theirs), '2026-03-20T00:00:00Z'), {
      resourceId: ours.id,
    });
    expect(unseen).toMatchObject({ items: [], total: 0 });
  });

  it('names a resource that holds nothing yet where it is asked for, and nowhere else', async () => {
    const { id: resourceId } = await sample.resource();
    const read = (input: object) =>
      usage(sample.as(person('finance'), '2026-03-20T00:00:00Z'), { limit: 100, ...input });
    expect((await read({ resourceId })).items).toMatchObject([
      { resource: { id: resourceId }, changes: [], spans: [] },
    ]);
    expect((await read({})).items.map(({ resource }) => resource.id)).not.toContain(resourceId);
  });

  it('leaves out what was created after the month', async () => {
    const february = await usage(sample.as(person('finance'), '2026-03-20T00:00:00Z'), { month: '2026-02' });
    expect(february).toMatchObject({ total: 0, month: '2026-02', period: { from: '2026-01-31T16:00:00.000Z' } });
  });

  it('is paged by cursor without losing or repeating any', async () => {
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof usage>> = await usage(
        sample.as(person('finance'), '2026-03-20T00:00:00Z'),
        { limit: 2, cursor },
      );
      all.push(...page.items.map((item) => item.resource.id));
      cursor = page.nextCursor;
      if (!cursor) expect(all).toHaveLength(page.total);
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('usage events', () => {
  const event = (resourceId: string, eventId: string, quantity = '1.5') => ({
    eventId,
    resourceId,
    dimension: 'vcpu' as const,
    quantity,
    at: AT,
  });
  const ingest = (events: readonly ReturnType<typeof event>[], now: Date | string = AT) =>
    ingestUsage(sample.as(JOB, now, sample.worker), { source: 'meter', events: [...events] });

  it('are stored once however often they come', async () => {
    const { id } = await sample.resource();
    expect(await ingest([event(id, 'e1'), event(id, 'e2')])).toEqual({ stored: 2, repeated: 0, refused: [] });
    expect(await ingest([event(id, 'e1', '1.500'), event(id, 'e3')])).toEqual({ stored: 1, repeated: 1, refused: [] });
  });

  it('with other content under a known id are refused alone: the first one stands', async () => {
    const { id } = await sample.resource();
    await ingest([event(id, 'f1')]);
    expect(await ingest([event(id, 'f2'), event(id, 'f1', '2'), event(id, 'f2', '3'), event(id, 'f2')])).toEqual({
      stored: 1,
      repeated: 1,
      refused: [
        { index: 1, eventId: 'f1', code: 'DUPLICATE_CONFLICT', facts: {} },
        { index: 2, eventId: 'f2', code: 'DUPLICATE_CONFLICT', facts: {} },
      ],
    });
    const { rows } = await sample.owner.query(
      'select event_id, quantity from usage_event where resource_id = $1 order by 1',
      [id],
    );
    expect(rows.map(({ event_id, quantity }) => [event_id, Number(quantity)])).toEqual([
      ['f1', 1.5],
      ['f2', 1.5],
    ]);
    expect((await sample.audits('metering.usage-ingested')).at(-1)).toMatchObject({
      detail: { stored: 1, repeated: 1, refused: 2 },
    });
  });

  it('keep their names to the letter and their instants to the millisecond, in a batch of new and known ones', async () => {
    const { id } = await sample.resource();
    const names = ['NULL', '{}', 'a,b', 'a "b"', "it's", '\\', '\\"', ' ', '政务云', 'a\tb'];
    const named = names.map((name, n) => ({ ...event(id, name, `${n}.000000001`), at: `2026-03-05T01:00:00.00${n}Z` }));
    expect(await ingest(named.slice(4))).toEqual({ stored: 6, repeated: 0, refused: [] });
    expect(await ingest(named)).toEqual({ stored: 4, repeated: 6, refused: [] });
    expect(await ingest(named)).toEqual({ stored: 0, repeated: 10, refused: [] });
    const { rows } = await sample.owner.query(
      'select event_id, quantity, event_at, received_at, thing, sent_by from usage_event where resource_id = $1 order by event_at',
      [id],
    );
    const other = { received_at: new Date(AT), thing: null, sent_by: null };
    expect(rows).toEqual(
      named.map(({ eventId, quantity, at }) => ({ event_id: eventId, quantity, event_at: new Date(at), ...other })),
    );
  });

  it.each([
    ['2026-01-31T15:59:59.999Z', '2026-01-31T16:00:00.000Z', ['2026-01', '2026-02']],
    ['2026-02-01T00:00:00.000Z', '2026-02-28T15:59:59.999Z', ['2026-02']],
    ['2026-01-31T15:00:00.000Z', '2026-02-28T16:00:00.000Z', ['2026-01', '2026-03']],
  ])('mark their months to be rated, those between them that have none not: %s, %s', async (first, last, months) => {
    const { id } = await sample.resource();
    await sample.owner.query('delete from rating_mark');
    await ingest([first, last].map((at) => ({ ...event(id, `mark-${at}`), at })));
    const { rows } = await sample.owner.query(
      'select department_id, month, of_readings from rating_mark order by month',
    );
    expect(rows).toEqual(months.map((month) => ({ department_id: SAMPLE.ours, month, of_readings: true })));
  });

  it('traps 10 and 11: that come twice at once, in another order too, are stored once', async () => {
    const { id } = await sample.resource();
    const batch = Array.from({ length: 50 }, (_, n) => event(id, `t${n}`));
    const all = await Promise.all([ingest(batch), ingest(batch.toReversed()), ingest(batch)]);
    expect(all.reduce((sum, { stored }) => sum + stored, 0)).toBe(50);
    expect(all.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(100);
  });

  it('are an engineer’s to send on the clouds of the grant alone, and a department’s never', async () => {
    const [ours, city] = [await sample.resource(), await sample.resource({ cloud: SAMPLE.city })];
    const engineer = person('platform-engineer') as Extract<ReturnType<typeof person>, { kind: 'person' }>;
    const granted = { ...engineer, grants: engineer.grants.map((grant) => ({ ...grant, cloudId: SAMPLE.city })) };
    const send = (actor: Parameters<typeof sample.as>[0]) =>
      ingestUsage(sample.as(actor, AT), { source: 'meter', events: [event(ours.id, 'k'), event(city.id, 'l')] });
    expect(await send(granted)).toMatchObject({ stored: 1, refused: [{ index: 0, code: 'CLOUD_NOT_GRANTED' }] });
    expect(await send(engineer)).toMatchObject({ stored: 1, repeated: 1, refused: [] });
    await expect(send(person('applicant', SAMPLE.ours))).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('are nobody’s under a name of the console’s own meters', async () => {
    const { id } = await sample.resource();
    const own = ingestUsage(sample.as(JOB, AT), { source: 'zhengyun:kubelet', events: [event(id, 'm')] });
    await expect(own).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('trap 11: of two departments may bear the same id', async () => {
    const [ours, theirs] = [await sample.resource(), await sample.resource({ department: SAMPLE.theirs })];
    expect(await ingest([event(ours.id, 'g1'), event(theirs.id, 'g1', '9')])).toEqual({
      stored: 2,
      repeated: 0,
      refused: [],
    });
  });

  it('of before the last change of size say nothing of the size that it has since', async () => {
    const { id } = await sample.resource();
    const change = created(id);
    await record(change);
    const days = (n: number) => new Date(Date.parse(AT) + n * 86_400_000);
    const read = (eventId: string, quantity: string, at: Date) => ({
      ...event(id, eventId, quantity),
      at: at.toISOString(),
    });
    await ingest([read('i1', '4', days(1)), read('i2', '0.5', days(3))], days(3));
    const over = () => findUseOver(sample.as(JOB, AT, sample.worker), { resourceId: id, from: days(0), to: days(30) });
    expect(await over()).toMatchObject([{ peak: '4.000000000', hours: 2 }]);
    const grown = {
      kind: 'resize' as const,
      at: days(2),
      amounts: { vcpu: 32n },
      cause: { kind: 'operation' as const, id: randomUUID() },
    };
    await record({ ...change, ...grown });
    expect(await over()).toMatchObject([{ peak: '0.500000000', hours: 1 }]);
  });

  it('of a closed month are refused, whatever lies beside them in the batch', async () => {
    const { id } = await sample.resource();
    await period('2026-02', 'closed');
    const late = { ...event(id, 'n1'), at: '2026-02-10T00:00:00Z' };
    for (const at of ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', 'never']) {
      const { refused } = await ingest([late, { ...event(id, `n-${at}`), at }]);
      expect(refused).toMatchObject([{ index: 0, code: 'PERIOD_CLOSED' }, { index: 1 }]);
    }
    expect(await ingest([late, event(id, 'n2')])).toMatchObject({ stored: 1, refused: [{ code: 'PERIOD_CLOSED' }] });
  });

  it('and the close of their month wait for each other: what was taken is before it, what comes after it is refused', async () => {
    const { id } = await sample.resource();
    await period('2026-01', 'closing');
    const at = '2026-01-10T00:00:00Z';
    const closing = new pg.Client({ connectionString: sample.database.ownerUrl });
    await closing.connect();
    await closing.query('begin');
    await closing.query(
      `update accounting_period set state = 'closed', closed_at = begun_at, closed_by = $1 where month = '2026-01'`,
      [SECOND.id],
    );
    const taken = ingest([{ ...event(id, 'o1'), at }]);
    const waits =
      'select count(*)::int as n from pg_locks where not granted and transactionid = pg_current_xact_id()::xid';
    await expect.poll(async () => (await closing.query(waits)).rows[0].n, { interval: 20, timeout: 20_000 }).toBe(1);
    await closing.query('commit');
    await closing.end();
    expect(await taken).toMatchObject({ stored: 0, refused: [{ code: 'PERIOD_CLOSED' }] });
  });

  it('of a resource that does not exist are refused', async () => {
    expect(await ingest([event(randomUUID(), 'h1')])).toMatchObject({ stored: 0, refused: [{ code: 'NOT_FOUND' }] });
  });
});
