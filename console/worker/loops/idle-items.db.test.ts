import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { ingestUsage } from '@zhengyun/domain/metering/ingest-usage.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { appealReclaim } from '@zhengyun/domain/reclaim/appeal-reclaim.ts';
import { cutReclaim } from '@zhengyun/domain/reclaim/cut-reclaim.ts';
import { decideAppeal } from '@zhengyun/domain/reclaim/decide-appeal.ts';
import { getLease } from '@zhengyun/domain/reclaim/get-lease.ts';
import { listReclaims } from '@zhengyun/domain/reclaim/list-reclaims.ts';
import { urgeReclaim } from '@zhengyun/domain/reclaim/urge-reclaim.ts';
import { carryOutExtension } from '@zhengyun/domain/requests/extended-store.ts';
import { submitExtend } from '@zhengyun/domain/requests/submit-extend.ts';
import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mindLeases } from './mind-leases.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow?.end();
  await province?.drop();
});
beforeEach(() => flow.clear());

const HOUR = 3_600_000;
const disk = { item: 'block-disk', class: 'fast', gb: 200, count: 1 };
const bucket = { item: 'object-bucket', quotaGb: 500 };
const at = (days: number) => new Date(MONDAY.getTime() + days * 24 * HOUR);
const as = (who: string, days: number) => province.as(who, at(days));
const holder = '00000000-0000-4000-8000-000000000001';
const mind = (days: number) => mindLeases({ db: flow.worker, holder, now: () => at(days) });

/** Delivered on MONDAY, on a stack that stands. */
async function delivered(spec: object): Promise<{ resourceId: string; number: string }> {
  const { requestId, operations } = await flow.approved(1, spec);
  await flow.delivered(operations[0]!);
  await province.within(({ tx }) =>
    tx
      .updateTable('stack')
      .set({ state: 'deployed' })
      .where('id', '=', tx.selectFrom('operation').select('stack_id').where('id', '=', operations[0]!))
      .execute(),
  );
  const { resource } = (await flow.request(requestId)).lines[0]!;
  return { resourceId: resource.id, number: resource.number };
}

/** One reading an hour of the `hours` before day `until`, by the door that meters outside have. */
async function read(resourceId: string, until: number, quantities: Readonly<Record<string, string>>, hours = 720) {
  const instants = Array.from({ length: hours }, (_, back) =>
    new Date(at(until).getTime() - (back + 1) * HOUR).toISOString(),
  );
  for (const [dimension, quantity] of Object.entries(quantities)) {
    const events = instants.map((hour) => ({
      ...{ eventId: `${resourceId.slice(-8)} ${dimension} ${hour}`, resourceId, dimension, quantity, at: hour },
    }));
    expect(await ingestUsage(await as('engineer', until), { source: 'storage-gateway', events })).toMatchObject({
      stored: hours,
      refused: [],
    });
  }
}
const reclaimOf = async (resourceId: string, days: number) =>
  (await listReclaims(await as('applicant', days), { resourceId })).items[0];
const judgementOf = async (resourceId: string, days: number) =>
  (await getLease(await as('applicant', days), { resourceId })).lease?.judgement;
/** As its operation leaves it in the ledger. */
const switched = (resourceId: string, power: 'running' | 'stopped', day: number) =>
  province.within(async ({ tx }) => {
    await tx.updateTable('resource').set({ power }).where('id', '=', resourceId).execute();
    await changed(tx, { resourceId, kind: power === 'stopped' ? 'stop' : 'start', day });
  });
const changed = (tx: Tx, { resourceId, kind, day }: { resourceId: string; kind: string; day: number }) =>
  sql`insert into resource_change (id, resource_id, department_id, kind, at, received_at, amounts, cause_kind, cause_id)
      select gen_random_uuid(), id, department_id, ${kind}, ${at(day)}, ${at(day)}, '{}', 'operation', gen_random_uuid()
        from resource where id = ${resourceId}::uuid`.execute(tx);
const removalOf = (resourceId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('operation as o')
      .innerJoin('resource as r', 'r.stack_id', 'o.stack_id')
      .select(['o.verb', 'o.intent'])
      .where('r.id', '=', resourceId)
      .where('o.verb', '=', 'destroy')
      .executeTakeFirst(),
  );

describe('a resource that is judged by its own measures', () => {
  it('goes all the way as a disk that nothing is read from: reminder, urge, appeal refused, cut', async () => {
    const { resourceId } = await delivered(disk);
    await read(resourceId, 40, { 'disk-io-gb': '0.001', attached: '1' });
    await mind(40);
    const opened = await reclaimOf(resourceId, 40);
    expect(opened).toMatchObject({
      stage: 'reminded',
      evidence: {
        ...{ policyId: 'sample-reclaim-2026-by-item', verdict: 'idle', basis: ['disk-io-gb'] },
        measures: [
          { meter: 'disk-io-gb', held: '200', peak: '0.001000000', peakPpm: '5', limit: '100', coveragePpm: '1000000' },
          { meter: 'attached', peak: '1.000000000', shows: 'nothing' },
        ],
      },
    });
    const reclaimId = opened!.id;
    await urgeReclaim(await as('authority', 73), { reclaimId, reason: '连续闲置' });
    await appealReclaim(await as('applicant', 74), { reclaimId, reason: '归档数据' });
    await mind(90);
    expect(await reclaimOf(resourceId, 90)).toMatchObject({ stage: 'appealed', dueAt: null });
    await decideAppeal(await as('authority2', 91), { reclaimId, decision: 'refuse', reason: '请转归档存储' });
    await cutReclaim(await as('authority', 120), { reclaimId, reason: '逾期未处置' });
    expect(await removalOf(resourceId)).toMatchObject({ verb: 'destroy', intent: { purpose: 'reclaim' } });
    expect(await reclaimOf(resourceId, 120)).toMatchObject({ stage: 'ended', endedBy: 'cut' });
  });

  it('goes all the way as a bucket that nobody asks anything of, and ends when somebody does', async () => {
    const [left, again] = [await delivered(bucket), await delivered(bucket)];
    for (const { resourceId } of [left, again])
      await read(resourceId, 40, { requests: '3', 'egress-gb': '0.0001' }, 600);
    await mind(40);
    const opened = await reclaimOf(left.resourceId, 40);
    expect(opened?.evidence).toMatchObject({
      basis: ['requests', 'egress-gb'],
      measures: [
        { meter: 'requests', by: 'quantity', held: null, limit: '60.000000000', coveragePpm: '833333' },
        { meter: 'egress-gb', by: 'share', held: '500', peakPpm: '0' },
      ],
    });
    expect(await reclaimOf(again.resourceId, 40)).toMatchObject({ stage: 'reminded' });
    // Four readings of a quarter of an hour each: together they are more than an hour may have, none of them is.
    const quarters = [0, 15, 30, 45].map((minutes) => ({
      eventId: `quarter ${minutes}`,
      resourceId: again.resourceId,
      ...{ dimension: 'requests', quantity: '20', at: new Date(at(41).getTime() + minutes * 60_000).toISOString() },
    }));
    await ingestUsage(await as('engineer', 41.1), { source: 'storage-gateway', events: quarters });
    await mind(42);
    expect(await reclaimOf(again.resourceId, 42)).toMatchObject({ stage: 'ended', endedBy: 'recovered' });
    const reclaimId = opened!.id;
    await appealReclaim(await as('approver', 42), { reclaimId, reason: '年度归档' });
    await decideAppeal(await as('authority2', 43), { reclaimId, decision: 'refuse', reason: '不属于例外' });
    await urgeReclaim(await as('authority', 80), { reclaimId, reason: '满一个月未处置' });
    await cutReclaim(await as('authority', 120), { reclaimId, reason: '逾期未处置' });
    expect(await removalOf(left.resourceId)).toMatchObject({ verb: 'destroy' });
  });

  it('is reminded of as a disk that hangs on nothing, and left alone once it is attached', async () => {
    const { resourceId } = await delivered(disk);
    await read(resourceId, 40, { attached: '0' }, 600);
    await mind(40);
    expect((await reclaimOf(resourceId, 40))?.evidence.basis).toEqual(['attached']);
    await read(resourceId, 41.5, { attached: '1' }, 1);
    await mind(42);
    expect(await reclaimOf(resourceId, 42)).toMatchObject({ stage: 'ended', endedBy: 'recovered' });
    expect(await judgementOf(resourceId, 42)).toMatchObject({ verdict: 'unknown', why: 'not-measured' });
  });

  it('is idle without any reading as hosts that were off for the whole window, until they are started', async () => {
    const { resourceId } = await delivered(host);
    await switched(resourceId, 'stopped', 5);
    await mind(34.9);
    expect(await judgementOf(resourceId, 34.9)).toMatchObject({ verdict: 'unknown', why: 'stopped' });
    await mind(36);
    const opened = await reclaimOf(resourceId, 36);
    expect(opened?.evidence).toMatchObject({ verdict: 'idle', state: 'stopped-throughout', basis: [] });
    await mind(37);
    expect(await reclaimOf(resourceId, 37)).toMatchObject({ stage: 'reminded' });
    const { items } = await listNotices(await as('applicant', 37), { limit: 200 });
    expect(items.find(({ facts }) => facts.number === opened?.number)?.facts).toMatchObject({
      by: 'stopped-throughout',
    });
    // Switched on for some hours and used by nobody: being stopped once more is no answer.
    await switched(resourceId, 'running', 37.2);
    await switched(resourceId, 'stopped', 37.6);
    await mind(38.1);
    expect(await reclaimOf(resourceId, 38.1)).toMatchObject({ stage: 'reminded' });
    await switched(resourceId, 'running', 38.2);
    await mind(39.2);
    expect(await reclaimOf(resourceId, 39.2)).toMatchObject({ stage: 'ended', endedBy: 'recovered' });
  });

  it('is not idle by what the lease’s clock held off, but by the whole window after its extension', async () => {
    const { resourceId } = await delivered(host);
    await switched(resourceId, 'stopped', 373);
    const { requestId } = await submitExtend(await as('applicant', 390), {
      resourceId,
      months: 12,
      reason: '继续使用',
    });
    await province.within(({ tx }) => carryOutExtension({ ctx: province.job(at(410)), tx }, requestId));
    for (const day of [411, 439]) {
      await mind(day);
      expect(await judgementOf(resourceId, day)).toMatchObject({ verdict: 'unknown', why: 'stopped' });
      expect(await reclaimOf(resourceId, day)).toBeUndefined();
    }
    await mind(441);
    expect(await reclaimOf(resourceId, 441)).toMatchObject({ evidence: { state: 'stopped-throughout' } });
  });

  it('is idle as a balancer whose target was off for the whole window', async () => {
    const target = await delivered(host);
    const listeners = [{ name: 'web', protocol: 'TCP', port: 80, targetPort: 80 }];
    const spec = { item: 'load-balancer', scope: 'internal', listeners, target: { resource: target.number } };
    const { resourceId } = await delivered(spec);
    await mind(36);
    expect(await judgementOf(resourceId, 36)).toMatchObject({ verdict: 'unknown', why: 'not-measured' });
    await province.within(async ({ tx }) => {
      await tx.updateTable('resource').set({ power: 'stopped' }).where('id', '=', target.resourceId).execute();
    });
    await mind(37.1);
    expect(await judgementOf(resourceId, 37.1)).toMatchObject({ verdict: 'idle', state: 'target-off' });
    expect(await reclaimOf(resourceId, 37.1)).toMatchObject({ stage: 'reminded' });
    // The bin is emptied of the target: what leads to it is as idle as it was.
    await province.within(async ({ tx }) => {
      const gone = { state: 'released', released_at: at(40) };
      await tx.updateTable('resource').set(gone).where('id', '=', target.resourceId).execute();
      await changed(tx, { resourceId: target.resourceId, kind: 'delete', day: 40 });
    });
    await mind(41.2);
    expect(await reclaimOf(resourceId, 41.2)).toMatchObject({ stage: 'reminded' });
  });

  it('says of what nothing can be measured of why that is', async () => {
    const { resourceId } = await delivered({ item: 'security-pack', grade: 2 });
    await mind(2);
    expect(await judgementOf(resourceId, 2)).toMatchObject({ why: 'nothing-to-measure', reason: 'protects' });
  });
});
