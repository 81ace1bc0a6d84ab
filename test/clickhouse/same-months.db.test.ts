import { randomUUID } from 'node:crypto';
import { openClickHouse } from '@zhengyun/db/clickhouse.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { copyUses } from '@zhengyun/domain/metering/copy/copy-uses.ts';
import { tendCopy } from '@zhengyun/domain/metering/copy/tend-copy.ts';
import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { meteredQuantities } from '@zhengyun/domain/metering/metered-quantities.ts';
import { recordHandover } from '@zhengyun/domain/metering/record-handover.ts';
import { recordResourceChange } from '@zhengyun/domain/metering/record-resource-change.ts';
import { workOutCharges } from '@zhengyun/domain/rating/work-out-charges.ts';
import { JOB, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChdbServer, startChdb } from './chdb.ts';

const NOW = '2026-06-15T00:00:00Z';
const MONTH = '2026-05';
/** May in Asia/Shanghai. */
const [FROM, TO] = [Date.parse('2026-04-30T16:00:00Z'), Date.parse('2026-05-31T16:00:00Z')];
const DAY = 86_400_000;
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let chdb: ChdbServer;
beforeAll(async () => {
  [sample, chdb] = await Promise.all([sampleTenants(), startChdb()]);
  await sample.owner.query(
    `insert into price (version_id, sku, unit, unit_price, rule)
     select $1, sku, '份', price, jsonb_build_object('model', jsonb_build_object('kind', 'unit', 'unitPrice', price::text),
       'discountPpm', '0', 'minimum', null, 'maximum', null, 'month', 'calendar')
     from unnest($2::text[], $3::numeric[]) as priced (sku, price)`,
    [
      SAMPLE.priceVersion,
      [
        ...['traffic-gb', 'requests-10k', 'object-gb-used', 'backup-gb-used'],
        'traffic-peak-mbps',
        'active-accounts',
      ].map((code) => `${code}.x86`),
      ['0.512345', '0.01', '0.133333', '0.2', '7.000001', '3.5'],
    ],
  );
  // What is there before a copy begins is copied too.
  await store(await resource(), [{ dimension: 'object-gb', quantity: '7', at: FROM - 3 * DAY, eventId: 'before' }]);
  await tendCopy(worker(), undefined);
}, 300_000);
afterAll(async () => {
  await Promise.all([sample.drop(), chdb.stop()]);
});

const plain = () => sample.as(JOB, NOW, sample.worker);
const worker = () => ({ ...plain(), usageCopy: chdb.clickhouse });
const drain = async () => {
  while ((await copyUses(worker(), undefined)).more);
};

interface Use {
  readonly eventId: string;
  readonly dimension: 'egress-gb' | 'requests' | 'object-gb' | 'backup-gb' | 'traffic-mbps' | 'sign-ins';
  readonly quantity: string;
  readonly at: number;
  readonly thing?: string;
}

async function resource(from = FROM - 40 * DAY) {
  const { id } = await sample.resource();
  await sample.owner.query('update resource set ready_at = $2 where id = $1', [id, new Date(from)]);
  await recordResourceChange(plain(), {
    ...{ resourceId: id, kind: 'create', at: new Date(from), amounts: { vcpu: 4n }, instanceUid: null },
    cause: { kind: 'operation', id: randomUUID() },
  });
  return id;
}

async function store(resourceId: string, uses: readonly Use[], { source = 'meter', now = NOW } = {}) {
  const events = uses.map(({ at, ...use }) => ({ ...use, resourceId, at: new Date(at).toISOString() }));
  if (events.length === 0) return;
  const batch = { source: `${source}.${resourceId}`, events };
  const { refused } = await ingestUsage(sample.as(JOB, now, sample.worker), batch);
  expect(refused).toEqual([]);
}

interface Said {
  readonly of: number;
  readonly kind: 'correction' | 'withdrawal';
  readonly quantity: string;
  readonly receivedAt: number;
}
/** Words about uses; of those that come in one instant the key decides. */
async function say(resourceId: string, said: readonly Said[]): Promise<void> {
  await sample.owner.query(
    `insert into usage_amendment (id, department_id, kind, of_source, of_event_id, event_at, resource_id, dimension, quantity, source, event_id, reason, received_at)
     select w.id, e.department_id, w.kind, e.source, e.event_id, e.event_at, e.resource_id, e.dimension,
            case w.kind when 'correction' then w.quantity end, 'word', w.id::text, 'test', w.at
       from unnest($2::uuid[], $3::text[], $4::numeric[], $5::timestamptz[], $6::int[]) w (id, kind, quantity, at, place)
       join (select *, row_number() over (order by id) - 1 as place, count(*) over () as n from usage_event where resource_id = $1) e
         on e.place = w.place % e.n`,
    [
      resourceId,
      said.map(() => randomUUID()),
      said.map(({ kind }) => kind),
      said.map(({ quantity }) => quantity),
      said.map(({ receivedAt }) => new Date(receivedAt)),
      said.map(({ of }) => of),
    ],
  );
}

interface Asked {
  readonly cuts: readonly Date[];
  readonly until: Date;
  readonly knownBy: Date | undefined;
}
const text = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each), 1);
/** Quantities and charges of both departments, as text. */
async function outcome(ctx: ReturnType<typeof plain>, { cuts, until, knownBy }: Asked): Promise<string> {
  const departments = [SAMPLE.ours, SAMPLE.theirs];
  const quantities = [];
  for (const departmentId of departments) {
    quantities.push(await meteredQuantities(ctx, { departmentId, month: MONTH, until, cuts: [...cuts], knownBy }));
    quantities.push(await workOutCharges(ctx, { departmentId, month: MONTH, from: new Date(FROM), to: new Date(TO) }));
  }
  return text(quantities);
}
const ALL: Asked = { cuts: [], until: new Date(TO), knownBy: undefined };

const quantity = fc
  .tuple(
    fc.bigInt({ min: 0n, max: 999_999_999_999n }),
    fc.nat(999_999_999),
    fc.constantFrom(1n, 1_000_000n, 10n ** 12n),
  )
  .map(([whole, part, size]) => `${whole % size}.${String(part).padStart(9, '0')}`);
const at = fc.oneof(
  fc.integer({ min: FROM - 30 * DAY, max: TO + DAY }),
  fc.constantFrom(FROM - 1, FROM, FROM + 15 * DAY, TO - 1, TO),
);
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom("'", '\\', '\\n', '文', '👍', 'é'),
  )
  .filter((each) => each.isWellFormed() && each.trim() === each && !/\p{C}/u.test(each));
const use = fc.record({
  quantity,
  at,
  thing: name,
  dimension: fc.constantFrom<Use['dimension'][]>(
    'egress-gb',
    'requests',
    'object-gb',
    'backup-gb',
    'traffic-mbps',
    'sign-ins',
  ),
});
const received = fc.integer({ min: FROM, max: FROM + 4 }).map((day) => FROM + (day - FROM) * 10 * DAY);
const uses = fc.uniqueArray(fc.tuple(name, use, fc.nat(2)), { selector: ([id]) => id, maxLength: 40 });
const said = fc.array(
  fc.record({
    of: fc.nat(40),
    kind: fc.constantFrom<Said['kind'][]>('correction', 'correction', 'withdrawal'),
    quantity,
    receivedAt: received,
  }),
  { maxLength: 12 },
);
const asked = fc.record({
  cuts: fc.array(
    fc.integer({ min: FROM, max: TO }).map((each) => new Date(each)),
    { maxLength: 3 },
  ),
  until: fc.oneof(
    fc.constant(new Date(TO)),
    fc.integer({ min: FROM, max: TO }).map((each) => new Date(each)),
  ),
  knownBy: fc.option(
    received.map((each) => new Date(each)),
    { nil: undefined },
  ),
});

/** Copies and is cut off before that is known here, as by kill -9: the copy has it, and all of it waits on. */
async function copyAndDie(): Promise<void> {
  const ctx = worker();
  const died = withTransaction(ctx.db, { kind: 'all' }, async (tx) => {
    await copyUses.definition.store({ ctx, tx }, undefined);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
}

describe('a month metered and rated from ClickHouse (engine: chdb) and from PostgreSQL', () => {
  it('is the same to the last digit and byte, whatever came, shuffled and replayed twice', async () => {
    await fc.assert(
      fc.asyncProperty(uses, said, asked, fc.nat(100), async (events, words, wanted, seed) => {
        const [one, other] = [await resource(), await resource(FROM - (seed % 30) * DAY)];
        const sent = events.map(([eventId, { thing, ...rest }, place]) => ({
          place,
          use: { eventId, ...rest, ...(rest.dimension === 'sign-ins' ? { thing } : {}) },
        }));
        const rows = (which: number) => sent.filter(({ place }) => place === which).map((row) => row.use);
        const shuffled = rows(0).toSorted((a, b) => ((a.at * 31 + seed) % 97) - ((b.at * 31 + seed) % 97));
        // Some were known before others.
        const early = rows(0).filter((row) => row.at < FROM + 12 * DAY);
        await store(one, early.slice(0, 5), { now: new Date(FROM + 12 * DAY).toISOString() });
        await store(one, rows(0));
        await copyAndDie();
        await store(one, shuffled);
        await store(one, rows(1), { source: 'other' });
        await store(
          other,
          rows(2).map((row) => ({ ...row, at: Math.max(row.at, FROM - (seed % 30) * DAY) })),
        );
        if (seed % 2 === 0) await handOver(other, FROM + ((seed % 20) + 1) * DAY);
        await say(one, words);
        await copyAndDie();
        await drain();
        expect(await outcome(worker(), wanted)).toBe(await outcome(plain(), wanted));
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  const handOver = async (id: string, when: number) => {
    await recordHandover(plain(), {
      ...{ transferId: randomUUID(), resourceIds: [id], at: new Date(when) },
      ...{ fromDepartmentId: SAMPLE.ours, toDepartmentId: SAMPLE.theirs },
    });
    await sample.owner.query('update resource set department_id = $2 where id = $1', [id, SAMPLE.theirs]);
    await store(id, [{ eventId: randomUUID(), dimension: 'object-gb', quantity: '5', at: when + DAY }]);
  };

  it('says something: all five aggregations, and what is unknown', async () => {
    const id = await resource(FROM);
    const [middle, late] = [FROM + 10 * DAY, FROM + 20 * DAY];
    await store(id, [
      { eventId: 'a', dimension: 'egress-gb', quantity: '0.000000001', at: FROM },
      { eventId: 'b', dimension: 'object-gb', quantity: '999999999999.999999999', at: middle },
      { eventId: 'c', dimension: 'backup-gb', quantity: '3', at: late },
      { eventId: 'd', dimension: 'traffic-mbps', quantity: '9', at: late },
      { eventId: 'e', dimension: 'sign-ins', quantity: '1', at: middle, thing: 'x' },
      { eventId: 'f', dimension: 'sign-ins', quantity: '1', at: late, thing: 'x' },
    ]);
    await drain();
    const rows = await meteredQuantities(worker(), { departmentId: SAMPLE.ours, month: MONTH });
    const own = rows.filter(({ resourceId }) => resourceId === id);
    expect(own.map(({ aggregation }) => aggregation)).toEqual(['sum', 'time-weighted', 'last', 'highest', 'unique']);
    expect(own[1]?.unknownSeconds).toBe(BigInt((10 * DAY) / 1_000));
    // Heard on the month's first day, and never again.
    expect(own[0]).toMatchObject({ unknownSeconds: BigInt((30 * DAY) / 1_000), silentSince: new Date(FROM + DAY) });
  });
});

describe('the copy of usage', () => {
  it('keeps nobody waiting for a transaction that commits late, and does not skip it', async () => {
    const id = await resource();
    await drain();
    const late = withTransaction(sample.worker, { kind: 'all' }, async (tx) => {
      const events = [event('late', id)];
      await ingestUsage.definition.store({ ctx: plain(), tx }, { source: 'late', events });
      // Another one begins later, commits earlier, and is copied.
      await store(id, [{ eventId: 'early', dimension: 'egress-gb', quantity: '2', at: FROM }]);
      await drain();
      expect(await outcome(worker(), ALL)).toBe(await outcome(plain(), ALL));
    });
    await late;
    await expect(outcome(worker(), ALL)).rejects.toMatchObject({ code: 'METERING_BEHIND', facts: { month: MONTH } });
    await drain();
    expect(await outcome(worker(), ALL)).toBe(await outcome(plain(), ALL));
  });

  it('is refused while it lacks one word about a use', async () => {
    const id = await resource();
    await store(id, [{ eventId: 'said', dimension: 'egress-gb', quantity: '2', at: FROM }]);
    await drain();
    await say(id, [{ of: 0, kind: 'withdrawal', quantity: '0', receivedAt: FROM }]);
    await expect(outcome(worker(), ALL)).rejects.toMatchObject({ code: 'METERING_BEHIND' });
    await drain();
    expect(await outcome(worker(), ALL)).toBe(await outcome(plain(), ALL));
  });

  it('has each use once after it was copied twice', async () => {
    const id = await resource();
    await store(id, [{ eventId: 'twice', dimension: 'egress-gb', quantity: '2', at: FROM }]);
    await copyAndDie();
    await copyAndDie();
    await drain();
    const [row] = await chdb.clickhouse.rows(
      `select count(), toString(sum(quantity)) from metering.usage_event final where resource_id = '${id}'`,
    );
    expect(row?.map(String)).toEqual(['1', '2']);
  });

  it.each([
    ['whose server does not answer', 'http://127.0.0.1:9/metering'],
    ['that is not there', () => chdb.url.replace('/metering', '/elsewhere')],
  ])('gives no figure from a database %s, and no zero', async (_, address) => {
    const usageCopy = openClickHouse(typeof address === 'string' ? address : address());
    const asked = outcome({ ...plain(), usageCopy }, ALL);
    await expect(asked).rejects.toMatchObject({ code: 'METERING_UNREACHABLE' });
  });

  it('of another installation is left as it is', async () => {
    await drain();
    await sample.owner.query('update usage_copy set installation = $1', [randomUUID()]);
    await expect(tendCopy(worker(), undefined)).rejects.toThrow(/another installation/);
    expect(await outcome(worker(), ALL)).toBe(await outcome(plain(), ALL));
  });

  const event = (eventId: string, resourceId: string) => ({
    ...{ eventId, resourceId, dimension: 'egress-gb' as const, quantity: '1', at: new Date(FROM).toISOString() },
  });
});
