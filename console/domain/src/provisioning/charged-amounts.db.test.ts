import { host, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitRelease } from '../requests/submit-release.ts';
import { submitResize } from '../requests/submit-resize.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const HOUR = 3_600_000;
const after = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR);

/** Approves the request and stands for its engine runs: the tenancy's base, then the line, verified ready at `at`. */
async function carryOut(requestId: string, at: Date): Promise<void> {
  const { operations } = await flow.request(requestId);
  for (const { id, ordinal } of operations) if (ordinal === 0) await flow.set(id, { state: 'done' });
  const operationId = operations.find(({ ordinal }) => ordinal > 0)?.id ?? '';
  await flow.preview(operationId);
  await flow.approve(requestId);
  await flow.delivered(operationId, at);
}

describe('what a resource is charged by', () => {
  it('is what was delivered of it, from the instant verification saw it, through resize and release', async () => {
    const { requestId } = await flow.order(1);
    await carryOut(requestId, after(1));
    const { id: resourceId } = (await flow.request(requestId)).lines[0]!.resource;
    const larger = { ...(await flow.request(requestId)).lines[0]!.spec, vcpu: 8, memoryGb: 32 };
    const resize = { resourceId, spec: larger, reason: '并发翻倍' };
    await carryOut((await submitResize(await province.as('applicant'), resize as never)).requestId, after(10));
    const release = await submitRelease(await province.as('applicant'), { resourceId, reason: '系统下线' } as never);
    await carryOut(release.requestId, after(100));

    const changes = await province.within(({ tx }) =>
      tx
        .selectFrom('resource_change')
        .select(['kind', 'amounts', 'at'])
        .where('resource_id', '=', resourceId)
        .orderBy('at')
        .execute(),
    );
    expect(host).toMatchObject({ count: 2, vcpu: 4, memoryGb: 8 });
    expect(changes).toEqual([
      { kind: 'create', at: after(1), amounts: { vcpu: '8', 'memory-gb': '16', 'disk-ordinary-gb': '200' } },
      { kind: 'resize', at: after(10), amounts: { vcpu: '16', 'memory-gb': '64', 'disk-ordinary-gb': '200' } },
      { kind: 'delete', at: after(100), amounts: {} },
    ]);
  });
});
