import { randomUUID } from 'node:crypto';
import { orderedLines, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getOperation } from './get-operation.ts';
import { recordApplied } from './record-applied.ts';
import { recordUnknown } from './record-unknown.ts';
import { resolveOperation } from './resolve-operation.ts';
import { LEASE_GRACE_MS, LEASE_LIFE_MS, UNKNOWN_ALARM_MS } from './rules.ts';
import { startRecovering } from './start-recovering.ts';
import { watchRuns } from './watch-runs.ts';
import { watchUnknown } from './watch-unknown.ts';

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
beforeEach(() => flow.clear());

const later = (ms: number) => new Date(MONDAY.getTime() + ms);
const holder = randomUUID;

/** One approved line whose run was cut at MONDAY. */
async function cut() {
  const { operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  const fence = await flow.apply(operationId);
  await recordUnknown(flow.job(), { operationId, fence, trouble, leftovers: [] });
  return { operationId, fence };
}
const watched = (ms: number) => watchUnknown(flow.job(later(ms)), {});

describe('a run that ended without saying what it did', () => {
  it('gives its stack back as it says so, so that its recovery need not wait for the lease', async () => {
    const { operationId, fence } = await cut();
    const { lease } = await startRecovering(flow.job(), { operationId, holder: holder() });
    expect(lease).toMatchObject({ fence: fence + 1n, previousFence: fence });
  });

  it('leaves another run’s lease alone', async () => {
    const { operationId } = await cut();
    const { lease } = await startRecovering(flow.job(), { operationId, holder: holder() });
    const stale = { operationId, fence: lease.fence - 1n, trouble, leftovers: [] };
    await expect(recordUnknown(flow.job(), stale)).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await expect(startRecovering(flow.job(), { operationId, holder: holder() })).rejects.toMatchObject({
      code: 'RESOURCE_BUSY',
    });
  });
});

describe('the alarm on unknown ends', () => {
  it('rings for one that is older than 15 minutes, and not before', async () => {
    await cut();
    expect(await watched(UNKNOWN_ALARM_MS)).toEqual({ open: 1, overdue: 0, oldestSeconds: 900 });
    expect(await watched(UNKNOWN_ALARM_MS + 1)).toMatchObject({ open: 1, overdue: 1 });
  });

  it('counts from the first cut, also while a recovery is under way and after it was cut too', async () => {
    const { operationId } = await cut();
    const again = flow.job(later(600_000));
    const { lease } = await startRecovering(again, { operationId, holder: holder() });
    expect(await watched(600_000)).toMatchObject({ open: 1, oldestSeconds: 600 });
    await recordUnknown(again, { operationId, fence: lease.fence, trouble, leftovers: [] });
    expect(await watched(UNKNOWN_ALARM_MS + 1)).toMatchObject({ overdue: 1, oldestSeconds: 900 });
  });

  it('counts a run whose worker died from the moment it is taken over', async () => {
    const { operations } = await flow.approved(1);
    const [operationId] = operations as [string];
    await flow.apply(operationId);
    const dead = LEASE_LIFE_MS + LEASE_GRACE_MS;
    await startRecovering(flow.job(later(dead)), { operationId, holder: holder() });
    expect(await watched(dead + 5_000)).toMatchObject({ open: 1, oldestSeconds: 5 });
  });

  it('falls silent once a recovery knows what was done', async () => {
    const { operationId } = await cut();
    const { lease } = await startRecovering(flow.job(), { operationId, holder: holder() });
    const provider = { kind: 'stand-in' as const, version: '4.32.0' };
    const known = { operationId, fence: lease.fence, provider, outputs: {}, counts: {}, engineMs: 1 };
    await recordApplied(flow.job(), known);
    expect(await watched(UNKNOWN_ALARM_MS * 2)).toEqual({ open: 0, overdue: 0, oldestSeconds: 0 });
    const { trouble: left } = await getOperation(await province.as('engineer'), { operationId });
    expect(left).toBeNull();
  });

  it('falls silent once a person gives the operation up', async () => {
    const { operationId } = await cut();
    const decision = { operationId, decision: 'give-up' as const, reason: '无法恢复' };
    await resolveOperation(await province.as('engineer'), decision);
    expect(await watched(UNKNOWN_ALARM_MS * 2)).toMatchObject({ open: 0, overdue: 0 });
  });
});

describe('the ages of runs under way', () => {
  const ages = (ms: number) => watchRuns(flow.job(later(ms)), {});

  it('are those of the oldest preview and the oldest apply, each since it was begun', async () => {
    expect(await ages(60_000)).toEqual({ applyingSeconds: 0, previewingSeconds: 0 });
    const { operations } = await flow.approved(1);
    await flow.apply(operations[0] as string);
    const other = await flow.order(1);
    await flow.startPreview(other.operations[0] as string);
    expect(await ages(61_500)).toEqual({ applyingSeconds: 61, previewingSeconds: 61 });
  });

  it('leave out what was cut, which is counted as unknown instead', async () => {
    const { operationId } = await cut();
    await startRecovering(flow.job(later(1_000)), { operationId, holder: holder() });
    expect(await ages(60_000)).toEqual({ applyingSeconds: 0, previewingSeconds: 0 });
    expect(await watched(60_000)).toMatchObject({ open: 1, oldestSeconds: 60 });
  });
});
