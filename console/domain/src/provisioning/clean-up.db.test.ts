import { randomUUID } from 'node:crypto';
import { orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markFailed } from '../requests/mark-failed.ts';
import { linesInRemoval } from '../requests/store.ts';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { cancelOperation } from './cancel-operation.ts';
import { findUnattended } from './find-unattended.ts';
import { finishStackWith } from './finish-stack.ts';
import { getOperation } from './get-operation.ts';
import { listOperations } from './list-operations.ts';
import { readWork } from './read-work.ts';
import { recordApplied } from './record-applied.ts';
import { recordFailure } from './record-failure.ts';
import { recordPlanChanged } from './record-plan-changed.ts';
import { recordUnknown } from './record-unknown.ts';
import { resolveOperation } from './resolve-operation.ts';
import { retryCleanUp } from './retry-clean-up.ts';
import { startRecovering } from './start-recovering.ts';
import { waitOperation } from './wait-operation.ts';
import { wakeOperation } from './wake-operation.ts';

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
const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1_000);

/** One approved line whose operation the engine is at. */
async function atWork() {
  const { requestId, operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  return { requestId, operationId, fence: await flow.apply(operationId) };
}
/** The clean-up of what `operationId` made, if there is one. */
const cleanUpOf = (operationId: string) =>
  province.within(async ({ tx }) => {
    const own = tx.selectFrom('operation').select('line_id').where('id', '=', operationId);
    const rows = tx.selectFrom('operation').select(['id', 'verb', 'state']).where('line_id', '=', own);
    return rows.where('request_id', 'is', null).executeTakeFirst();
  });
const lineOf = async (requestId: string) => {
  const [line] = (await flow.request(requestId)).lines;
  return [line!.state, line!.resource.state];
};

describe('a new line that failed half made', () => {
  it('is removed again without anybody asking, and holds its quota until it is gone', async () => {
    const { requestId, operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    expect(await lineOf(requestId)).toEqual(['failed', 'requested']);
    expect(await flow.vcpu()).toEqual(['8', '0']);
    const cleanUp = (await cleanUpOf(operationId))!;
    expect(cleanUp).toMatchObject({ verb: 'destroy', state: 'requested' });
    expect(await flow.jobsFor(cleanUp.id)).toEqual(['operation-preview']);
    const cancel = cancelOperation(await province.as('engineer'), { operationId: cleanUp.id, reason: 'r' });
    await expect(cancel).rejects.toMatchObject({ code: 'STATE_CONFLICT' });

    await flow.endLease(operationId);
    await flow.preview(cleanUp.id);
    expect(await flow.stateOf(cleanUp.id)).toBe('approved');
    await flow.apply(cleanUp.id);
    await flow.set(cleanUp.id, { state: 'done' });
    const inventory = { clusterUid: randomUUID(), observedAt: MONDAY.toISOString(), objects: [] };
    const gone = { operationId: cleanUp.id, inventory, tenancyCredential: null, clusterCa: null };
    const finishStack = finishStackWith(keyFileSecretStore(Buffer.alloc(32)));
    await province.within((scope) => finishStack.within(scope, gone));
    expect(await flow.vcpu()).toEqual(['0', '0']);
    expect(await lineOf(requestId)).toEqual(['failed', 'abandoned']);
  });

  it('is removed too when it was made whole and never became ready', async () => {
    const { operationId, fence } = await atWork();
    await flow.set(operationId, { state: 'verifying' });
    const late = { code: 'VERIFY_TIMED_OUT' as const, facts: { waiting: 'x' } };
    await recordFailure(flow.job(), { operationId, fence, trouble: late, findings: [], leftovers: [] });
    expect(await cleanUpOf(operationId)).toMatchObject({ verb: 'destroy' });
    expect(await flow.vcpu()).toEqual(['8', '0']);
  });

  it('is removed by the plan of the day, though it is another than the one before', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    await flow.endLease(operationId);
    const { id } = (await cleanUpOf(operationId))!;
    await flow.preview(id);
    const claim = { operationId: id, fence: await flow.apply(id) };
    expect(await recordPlanChanged(flow.job(), { ...claim, ...plan('b') })).toEqual({ state: 'approved' });
    expect(await flow.jobsFor(id)).toContain('operation-apply');
  });

  it('is known to the worker as what no applicant can ask for again', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    const { id } = (await cleanUpOf(operationId))!;
    const cleanUp = async (of: string) => (await readWork(flow.job(), { operationId: of })).operation.cleanUp;
    expect([await cleanUp(operationId), await cleanUp(id)]).toEqual([false, true]);
  });

  it('keeps its quota when its removal fails too: its objects stand', async () => {
    const { requestId, operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    const { id } = (await cleanUpOf(operationId))!;
    await flow.endLease(operationId);
    await flow.preview(id);
    const failed = { operationId: id, fence: await flow.apply(id), trouble, findings: [], leftovers: [] };
    await recordFailure(flow.job(), failed);
    expect(await flow.stateOf(id)).toBe('failed');
    const { lines } = await flow.request(requestId);
    expect(await province.within(({ tx }) => linesInRemoval(tx, requestId))).toEqual(lines.map((line) => line.id));
    await province.within((scope) => markFailed.within(scope, { requestId, trouble }));
    expect(await flow.vcpu()).toEqual(['8', '0']);
  });

  it('is an engineer’s to see to only while its removal has failed and nothing came after it', async () => {
    const { operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers });
    const { id } = (await cleanUpOf(operationId))!;
    const engineer = await province.as('engineer');
    const mine = [operationId, id];
    const toAttend = async () => {
      const { items } = await listOperations(engineer, { toAttend: true, limit: 200 });
      return items.map((item) => item.id).filter((item) => mine.includes(item));
    };
    expect(await toAttend()).toEqual([]);
    await flow.set(id, { state: 'failed' });
    expect(await toAttend()).toEqual([id]);
    await retryCleanUp(engineer, { operationId: id, reason: '已处理' });
    expect(await toAttend()).toEqual([]);
    await flow.set(operationId, { state: 'unknown' });
    expect(await toAttend()).toEqual([operationId]);
  });

  it('needs no removal when nothing was touched', async () => {
    const { requestId, operationId, fence } = await atWork();
    await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers: [] });
    expect(await cleanUpOf(operationId)).toBeUndefined();
    expect(await flow.vcpu()).toEqual(['0', '0']);
    expect(await lineOf(requestId)).toEqual(['failed', 'abandoned']);
  });
});

describe('an operation whose end is unknown', () => {
  const unknown = async (facts: Record<string, string> = {}) => {
    const run = await atWork();
    const why = { ...trouble, facts: { ...trouble.facts, ...facts } };
    await recordUnknown(flow.job(), { operationId: run.operationId, fence: run.fence, trouble: why, leftovers });
    return run;
  };
  const dormant = async (operationId: string, seconds: number) =>
    (await findUnattended(flow.job(later(seconds)), {})).dormant.some(({ id }) => id === operationId);

  it('is looked at again while nobody recovers it, at a pace, also when the engine was missing', async () => {
    const { operationId } = await unknown();
    expect(await dormant(operationId, 10)).toBe(false);
    expect(await dormant(operationId, 60)).toBe(true);
    await wakeOperation(flow.job(later(60)), { operationId });
    expect(await dormant(operationId, 90)).toBe(false);
    expect(await dormant(operationId, 150)).toBe(true);
    const waitingFor = { code: 'ENGINE' as const, state: 'MISSING' as const, version: null, said: null };
    await waitOperation(flow.job(later(150)), { operationId, waitingFor });
    expect(await flow.stateOf(operationId)).toBe('unknown');
    expect(await dormant(operationId, 180)).toBe(false);
    expect(await dormant(operationId, 240)).toBe(true);
  });

  it('is left to a person when it can’t be explained, who may have it tried again', async () => {
    const { operationId } = await unknown({ explained: 'no' });
    expect(await dormant(operationId, 600)).toBe(false);
    const engineer = await province.as('engineer');
    expect((await getOperation(engineer, { operationId })).acts).toEqual(['resolve']);
    await resolveOperation(engineer, { operationId, decision: 'retry', reason: '已核对集群' });
    expect(await flow.jobsFor(operationId)).toContain('operation-recover');
    await flow.endLease(operationId);
    await startRecovering(flow.job(), { operationId, holder: randomUUID() });
    const again = resolveOperation(engineer, { operationId, decision: 'retry', reason: 'r' });
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('shows its trouble until the engine has done it, and no longer', async () => {
    const { requestId, operationId } = await unknown();
    await flow.endLease(operationId);
    const shown = async () => (await getOperation(await province.as('engineer'), { operationId })).trouble;
    const { lease } = await startRecovering(flow.job(), { operationId, holder: randomUUID() });
    expect(await shown()).toMatchObject({ code: 'APPLY_FAILED' });
    const provider = { kind: 'stand-in' as const, version: '1' };
    const run = { operationId, fence: lease.fence, provider, outputs: {}, counts: {}, engineMs: 1 };
    await recordApplied(flow.job(), run);
    expect(await shown()).toBeNull();
    const { operations } = await flow.request(requestId);
    expect(operations.find(({ id }) => id === operationId)?.trouble).toBeNull();
  });

  it('is given up by a person: it has failed, and what it made is removed', async () => {
    const { requestId, operationId } = await unknown({ explained: 'no' });
    const applicant = await province.as('applicant');
    const input = { operationId, decision: 'give-up' as const, reason: '无法恢复' };
    await expect(resolveOperation(applicant, input)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await resolveOperation(await province.as('engineer'), input);
    expect(await flow.stateOf(operationId)).toBe('failed');
    expect((await flow.request(requestId)).state).toBe('failed');
    expect(await cleanUpOf(operationId)).toMatchObject({ verb: 'destroy' });
    const [row] = (await province.audit('provisioning.resolved')).slice(-1);
    expect(row).toMatchObject({ outcome: 'done', detail: expect.objectContaining({ decision: 'give-up' }) });
  });
});
