import { randomUUID } from 'node:crypto';
import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitRequest } from '../requests/submit.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { findSystem } from '../tenancy/find-system.ts';
import { addObject } from './add-object.ts';
import { addObserver } from './add-observer.ts';
import { promisedLevels } from './promised-levels.ts';
import { recordObservations } from './record-observations.ts';

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

const minute = (n: number, second = 0) => new Date(MONDAY.getTime() + n * 60_000 + second * 1_000);
const seen = async (of: { requestId: string } | { resourceId: string }, now: Date, who = 'applicant') =>
  promisedLevels(await province.as(who, now), of);

describe('the availability that was promised', () => {
  it('is measured of its cloud since the delivery, and says why where it is not', async () => {
    const { requestId, operations } = await flow.approved(1);
    const waiting = await seen({ requestId }, minute(1));
    expect(waiting.levels).toMatchObject([
      { items: ['cloud-host'], promisedPpm: '999000', standing: 'unmeasured', why: 'not-delivered', measuredPpm: null },
    ]);
    await flow.delivered(operations[0]!, minute(10));
    const { lines } = await flow.request(requestId);
    const [{ resource, cloud }] = [lines[0]!];
    const of = { resourceId: resource.id };
    const organisationId = province.organisations.get('data-authority')!;
    const observer = { slug: 'probe', name: '政数局探针', organisationId };
    const { observerId } = await addObserver(province.job(minute(12)), observer);
    const { objectId } = await addObject(province.job(minute(12)), { cloudId: cloud.id, name: '广州云接口' });
    expect((await seen(of, minute(20))).levels).toMatchObject([
      { standing: 'unmeasured', why: 'no-minutes', measuredPpm: null, minutes: { up: '0', unknown: '10' } },
    ]);
    const look = (n: number, up: boolean) => ({ objectId, at: minute(n, 5), up, latencyMs: 4 });
    const looks = [look(13, true), look(14, true), look(15, true), look(16, true), look(17, false)];
    await recordObservations({ ...province.job(minute(19)), db: flow.worker }, { observerId, observations: looks });
    const measured = {
      promisedPpm: '999000',
      measuredPpm: '800000',
      coveragePpm: '500000',
      minutes: { up: '4', down: '1', unknown: '5', total: '10' },
      from: minute(10).toISOString(),
      standing: 'missed',
      why: null,
      // What the contract's table takes off by the same minutes: the promise itself takes off nothing.
      deductionPpm: '1000000',
    };
    expect((await seen(of, minute(20))).levels).toMatchObject([measured]);
    expect((await seen({ requestId }, minute(20))).levels).toMatchObject([measured]);
    expect((await seen(of, minute(60))).levels).toMatchObject([{ standing: 'unmeasured', why: 'coverage-low' }]);
    await province.within(({ tx }) =>
      tx.updateTable('order_line').set({ availability_ppm: null }).where('request_id', '=', requestId).execute(),
    );
    expect((await seen(of, minute(20))).levels).toMatchObject([
      { promisedPpm: null, standing: 'unpromised', why: null },
    ]);
    // A change delivered since promises anew, and wipes out nothing of what was measured before it.
    const larger = { resourceId: resource.id, spec: { ...host, vcpu: 8, memoryGb: 16 }, reason: '业务增长' };
    const resize = await submitResize(await province.as('applicant', minute(17)), larger);
    const changed = { delivered_at: minute(18), state: 'delivered', availability_ppm: '700000' };
    await province.within(({ tx }) =>
      tx.updateTable('order_line').set(changed).where('request_id', '=', resize.requestId).execute(),
    );
    expect((await seen(of, minute(20))).levels).toMatchObject([
      { ...measured, promisedPpm: '700000', standing: 'kept' },
    ]);
  });

  it('of a service that people render is not measured, since nothing looks at it', async () => {
    const { id: systemId } = await findSystem(await province.as('applicant'), { reference: 'drug-portal' });
    const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 1 } }];
    const order = { systemId, title: '链路', reason: '上云', mlpsGrade: 2 as const, lines };
    const { requestId } = await submitRequest(await province.as('applicant'), order);
    const at = { delivered_at: MONDAY, state: 'delivered' };
    await province.within(({ tx }) =>
      tx.updateTable('order_line').set(at).where('request_id', '=', requestId).execute(),
    );
    expect((await seen({ requestId }, minute(20))).levels).toMatchObject([{ standing: 'unmeasured', why: 'no-probe' }]);
  });

  it('is nobody’s of another department', async () => {
    for (const of of [{ requestId: randomUUID() }, { resourceId: randomUUID() }])
      await expect(seen(of, minute(20))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [request] = await province.within(({ tx }) => tx.selectFrom('order_line').selectAll().limit(1).execute());
    for (const of of [{ requestId: request!.request_id }, { resourceId: request!.resource_id }])
      await expect(seen(of, minute(20), 'applicant2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
