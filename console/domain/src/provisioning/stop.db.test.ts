import { orderedLines, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeProvider } from './change-provider.ts';
import { getOperation } from './get-operation.ts';
import { recordFailure } from './record-failure.ts';
import { renewLease } from './renew-lease.ts';
import { retryCleanUp } from './retry-clean-up.ts';
import { revertOperation } from './revert-operation.ts';
import { stopOperation } from './stop-operation.ts';

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

const leftovers = [{ urn: 'urn:x', op: 'create', state: 'done' as const }];
const reason = '配置有误';
const engineer = () => province.as('engineer');

/** One approved line whose operation the engine is at. */
async function atWork() {
  const { requestId, operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  const fence = await flow.apply(operationId);
  const lease = await province.within(({ tx }) =>
    tx
      .selectFrom('operation as o')
      .innerJoin('stack_lease as l', 'l.stack_id', 'o.stack_id')
      .select(['l.stack_id as stackId', 'l.holder', 'l.fence'])
      .where('o.id', '=', operationId)
      .executeTakeFirstOrThrow(),
  );
  return { requestId, operationId, fence, lease };
}
const cleanUpOf = (operationId: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('operation')
      .select(['id', 'state'])
      .where('line_id', '=', tx.selectFrom('operation').select('line_id').where('id', '=', operationId))
      .where('request_id', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  );

describe('a run that a person wants to end', () => {
  it('is told with the next renewal of its lease, with the reason', async () => {
    const { operationId, lease } = await atWork();
    expect(await renewLease(flow.job(), lease)).toMatchObject({ stopReason: null });
    expect((await getOperation(await engineer(), { operationId })).acts).toEqual(['stop']);
    await stopOperation(await engineer(), { operationId, reason });
    expect(await renewLease(flow.job(), lease)).toMatchObject({ stopReason: reason });
    await stopOperation(await engineer(), { operationId, reason: '再次' });
    expect((await getOperation(await engineer(), { operationId })).stop).toEqual({
      at: MONDAY.toISOString(),
      reason,
    });
    expect(await province.audit('provisioning.stop-asked')).toHaveLength(2);
  });

  it('must be under way, and the person of its clouds', async () => {
    const { operations } = await flow.approved(1);
    const [operationId] = operations as [string];
    const early = stopOperation(await engineer(), { operationId, reason });
    await expect(early).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const applicant = stopOperation(await province.as('applicant'), { operationId, reason });
    await expect(applicant).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const [refused] = (await province.audit('provisioning.stop-asked')).slice(-1);
    expect(refused).toMatchObject({ outcome: 'refused', code: 'ROLE_MISSING' });
  });
});

describe('a clean-up that failed', () => {
  it('is asked for again by a person, holds its quota until then, and only the last one', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    const cleanUp = await cleanUpOf(operationId);
    const early = retryCleanUp(await engineer(), { operationId: cleanUp.id, reason });
    await expect(early).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await flow.endLease(operationId);
    await flow.preview(cleanUp.id);
    const applying = await flow.apply(cleanUp.id);
    await recordFailure(flow.job(), { operationId: cleanUp.id, fence: applying, trouble, findings: [], leftovers });
    expect(await flow.vcpu()).toEqual(['8', '0']);
    expect((await getOperation(await engineer(), { operationId: cleanUp.id })).acts).toEqual(['retry-clean-up']);
    const again = await retryCleanUp(await engineer(), { operationId: cleanUp.id, reason });
    expect(await flow.jobsFor(again.operationId)).toEqual(['operation-preview']);
    expect(await getOperation(await engineer(), { operationId: again.operationId })).toMatchObject({ verb: 'destroy' });
    const twice = retryCleanUp(await engineer(), { operationId: cleanUp.id, reason });
    await expect(twice).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await province.audit('provisioning.clean-up-retried')).some((row) => row.outcome === 'done')).toBe(true);
  });

  it('is no way to destroy anything else', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    const wrong = retryCleanUp(await engineer(), { operationId, reason });
    await expect(wrong).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('maintenance of a stack', () => {
  const stackOf = (operationId: string, values: Record<string, string>) =>
    province.within(async ({ tx }) => {
      const own = tx.selectFrom('operation').select('stack_id').where('id', '=', operationId);
      const { id } = await tx.selectFrom('stack').select('id').where('id', '=', own).executeTakeFirstOrThrow();
      await tx.updateTable('stack').set(values).where('id', '=', id).execute();
      return id;
    });

  it('puts a delivered stack back after a change of it failed, and nothing that was never delivered', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers: [] });
    const undelivered = revertOperation(await engineer(), { operationId, reason });
    await expect(undelivered).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('changes the provider to another one only', async () => {
    const { operationId } = await atWork();
    await flow.delivered(operationId);
    const stackId = await stackOf(operationId, { state: 'deployed', provider: 'stand-in', provider_version: '4.32.0' });
    const same = changeProvider(await engineer(), { stackId, kind: 'stand-in', reason });
    await expect(same).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const { operationId: opened } = await changeProvider(await engineer(), { stackId, kind: 'official', reason });
    const operation = await getOperation(await engineer(), { operationId: opened });
    expect(operation).toMatchObject({
      verb: 'refresh',
      intent: { purpose: 'provider', provider: { kind: 'official' } },
    });
    const second = changeProvider(await engineer(), { stackId, kind: 'official', reason });
    await expect(second).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });
});
