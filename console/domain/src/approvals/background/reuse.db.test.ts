import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import { deliveredHosts, readIdly } from '@zhengyun/test/support/delivered-hosts.ts';
import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appealReclaim } from '../../reclaim/appeal-reclaim.ts';
import { beginLease } from '../../reclaim/begin-lease.ts';
import { decideAppeal } from '../../reclaim/decide-appeal.ts';
import { judgeResource } from '../../reclaim/judge-resource.ts';
import { listReclaims } from '../../reclaim/list-reclaims.ts';
import { submitResize } from '../../requests/submit-resize.ts';
import { readEvidence } from '../read-evidence.ts';
import { readBackground } from './read-background.ts';

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

const at = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);

/** Hosts of the department whose lease has begun. */
async function hosts(): Promise<string> {
  const resourceId = await deliveredHosts(province, flow);
  await beginLease(flow.job(), { resourceId, at: MONDAY });
  return resourceId;
}
async function judgedIdle(): Promise<{ resourceId: string; reclaimId: string }> {
  const resourceId = await hosts();
  await readIdly(province, resourceId, at(40));
  await judgeResource(flow.job(at(40)), { resourceId });
  const { items } = await listReclaims(await province.as('applicant', at(40)), { resourceId });
  return { resourceId, reclaimId: items[0]!.id };
}
const reused = async (requestId: string, who = 'authority') => {
  const { idle } = await readBackground(await province.as(who, at(41)), { requestId });
  return new Map(idle.map(({ id, why }) => [id, why]));
};

it('who decides on an order sees what the department lets lie of the same item, and why: judged idle, being reclaimed, lease over, stopped', async () => {
  const used = await hosts();
  const stopped = await hosts();
  const over = await hosts();
  await province.within(async ({ tx }) => {
    await tx.updateTable('resource').set({ power: 'stopped' }).where('id', '=', stopped).execute();
    await tx.updateTable('lease').set({ last_day: '2027-01-01' }).where('resource_id', '=', over).execute();
  });
  const reclaimed = await judgedIdle();
  const kept = await judgedIdle();
  await appealReclaim(await province.as('applicant', at(40.1)), { reclaimId: kept.reclaimId, reason: '容灾备用' });
  const upheld = { reclaimId: kept.reclaimId, decision: 'uphold' as const, reason: '情况属实' };
  await decideAppeal(await province.as('authority', at(40.2)), upheld);
  const { requestId } = await flow.order(1);
  const expected = new Map([
    [stopped, 'stopped'],
    [over, 'lease-over'],
    [reclaimed.resourceId, 'reclaim'],
    [kept.resourceId, 'idle'],
  ]);
  for (const who of ['authority', 'technical', 'approver']) expect(await reused(requestId, who), who).toEqual(expected);
  expect((await reused(requestId)).has(used)).toBe(false);
});

it('who decides on an order of the year before reads what it costs in the year that is now', async () => {
  const january = new Date('2027-01-06T02:00:00Z');
  const { requestId } = await flow.order(1);
  const then = await readEvidence(await province.as('authority', at(2)), { requestId });
  const year = { from: january, to: new Date('2027-12-31T16:00:00Z') };
  const yearEndFen = costOver(BigInt(then.price.monthFen), year).toString();
  expect(BigInt(yearEndFen)).toBeGreaterThan(9n * BigInt(then.price.yearEndFen));
  const { price } = await readEvidence(await province.as('authority', january), { requestId });
  expect(price).toMatchObject({ yearEndFen, monthFen: then.price.monthFen, lines: [{ ordinal: 1, yearEndFen }] });
  const background = await readBackground(await province.as('authority', january), { requestId });
  expect(background.yearEndFen).toBe(yearEndFen);
});

it('who decides on an order sees nothing of the other stack that lies idle', async () => {
  const [idle, other] = [await hosts(), await hosts()];
  await province.within(async ({ tx }) => {
    await tx.updateTable('resource').set({ power: 'stopped' }).where('id', 'in', [idle, other]).execute();
    await tx.updateTable('resource').set({ xinchuang: true }).where('id', '=', other).execute();
  });
  const { requestId } = await flow.order(1);
  const seen = await reused(requestId);
  expect([seen.get(idle), seen.has(other)]).toEqual(['stopped', false]);
});

it('who decides on a growth sees it too, without the resource that is to grow', async () => {
  const grown = await hosts();
  const stopped = await hosts();
  await province.within(({ tx }) =>
    tx.updateTable('resource').set({ power: 'stopped' }).where('id', 'in', [grown, stopped]).execute(),
  );
  const spec = { ...host, vcpu: 8 };
  const asked = { resourceId: grown, spec, reason: '业务增长' };
  const { requestId } = await submitResize(await province.as('applicant', at(40)), asked as never);
  const idle = await reused(requestId);
  expect(idle.get(stopped)).toBe('stopped');
  expect(idle.has(grown)).toBe(false);
});

it('who decides on a bucket sees how full the department’s buckets were, by the readings as they stand, and unknown where nobody read', async () => {
  const spec = { item: 'object-bucket' as const, quotaGb: 1_000, maximumObjects: 1_000 };
  const bucket = async () => {
    const { requestId, operations } = await flow.approved(1, spec);
    await flow.delivered(operations[0] ?? '');
    return (await flow.request(requestId)).lines[0]!.resource.id;
  };
  const use = async (requestId: string) =>
    (await readBackground(await province.as('authority', at(41)), { requestId })).use.find(
      ({ dimension }) => dimension === 'object-gb',
    );
  const read = await bucket();
  const { requestId } = await flow.order(1, spec);
  expect(await use(requestId)).toMatchObject({ held: '1000', meanMilli: null, usePpm: null, coveragePpm: '0' });
  await bucket();
  await province.within(({ tx }) =>
    sql`insert into usage_event (id, department_id, source, event_id, resource_id, dimension, quantity, event_at, received_at)
        select gen_random_uuid(), r.department_id, 'test', 'bucket ' || hour, r.id, 'object-gb', 250, hour, hour
          from resource r, generate_series(${at(26)}::timestamptz, ${at(40.99)}::timestamptz, interval '1 hour') hour
         where r.id = ${read}::uuid`.execute(tx),
  );
  // 15 of 30 days of one of two buckets of the same size, a quarter full.
  expect(await use(requestId)).toMatchObject({
    held: '2000',
    meanMilli: '250000',
    usePpm: '250000',
    coveragePpm: '250000',
  });
  await province.within(({ tx }) =>
    sql`insert into usage_event_key (department_id, source, event_id, content_hash)
        select department_id, source, event_id, sha256('x') from usage_event where resource_id = ${read}::uuid and dimension = 'object-gb'`.execute(
      tx,
    ),
  );
  await province.within(({ tx }) =>
    sql`insert into usage_amendment (id, department_id, of_source, of_event_id, source, event_id, event_at, resource_id, dimension, kind, reason, received_at)
        select gen_random_uuid(), department_id, source, event_id, 'test', 'no ' || event_id, event_at, resource_id, dimension, 'withdrawal', '误报', now()
          from usage_event where resource_id = ${read}::uuid and dimension = 'object-gb'`.execute(tx),
  );
  expect(await use(requestId)).toMatchObject({ meanMilli: null, usePpm: null, coveragePpm: '0' });
});
