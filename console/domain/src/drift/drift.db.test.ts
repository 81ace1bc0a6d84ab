import { randomUUID } from 'node:crypto';
import type { DriftedObject } from '@zhengyun/interface/drift.ts';
import { hash, orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeProvider } from '../provisioning/change-provider.ts';
import { getOperation } from '../provisioning/get-operation.ts';
import { recordPreview } from '../provisioning/record-preview.ts';
import { recordRefreshed } from '../provisioning/record-refreshed.ts';
import { refreshStack } from '../provisioning/refresh-stack.ts';
import { releaseMaintenance } from '../provisioning/release-maintenance.ts';
import { acceptDrift } from './accept-drift.ts';
import { askCheck } from './ask-check.ts';
import { countDrift } from './count-drift.ts';
import { findDueChecks } from './find-due-checks.ts';
import { listDrift } from './list-drift.ts';
import { planChecks } from './plan-checks.ts';
import { recordDrift } from './record-drift.ts';
import { revertDrift } from './revert-drift.ts';
import { settleDrift } from './settle-drift.ts';

const HOUR = 3_600;
const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1_000);
const object = (path: string, kind = 'ConfigMap'): DriftedObject => ({
  urn: `urn:pulumi:x::y::${kind}::a`,
  type: `kubernetes:core/v1:${kind}`,
  kind,
  name: 'a',
  id: 'ns/a',
  is: 'changed',
  differences: [
    {
      path,
      expected: { is: 'value', value: '1' },
      found: { is: 'value', value: '2' },
      writers: [{ manager: 'kubectl-edit', operation: 'Update', subresource: null, at: MONDAY.toISOString() }],
    },
  ],
  strangers: [],
});
const note = object('metadata.annotations.note');
const reason = '经核对';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let stackId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});
beforeEach(async () => {
  await flow.clear();
  const { operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  await flow.apply(operationId);
  await flow.delivered(operationId);
  await flow.endLease(operationId);
  stackId = await province.within(async ({ tx }) => {
    await tx.updateTable('operation').set({ ended_at: MONDAY }).where('id', '=', operationId).execute();
    const { stack_id } = await tx
      .selectFrom('operation')
      .select('stack_id')
      .where('id', '=', operationId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('stack').set({ state: 'destroyed' }).execute();
    await tx
      .updateTable('stack')
      .set({ state: 'deployed', provider: 'stand-in', provider_version: '4.32.0' })
      .where('id', '=', stack_id)
      .execute();
    return stack_id;
  });
});

const look = (objects: DriftedObject[], at = later(60)) =>
  recordDrift(flow.job(at), {
    stackId,
    everySeconds: HOUR,
    startedAt: later(30),
    result: { outcome: 'checked', objects },
  });
const settle = (operationId: string, as: 'accepted' | 'reverted') =>
  province.within((scope) => settleDrift.within(scope, { stackId, operationId, as }));
const endsOf = (ids: readonly (string | undefined)[]) =>
  province.within(async ({ tx }) => {
    const rows = await tx.selectFrom('drift').select(['id', 'ended_as']).execute();
    return ids.map((wanted) => rows.find(({ id }) => id === wanted)?.ended_as);
  });
const stack = async (as = 'engineer') => (await listDrift(await province.as(as), { stackId })).items[0];

describe('a deployed stack', () => {
  it('is unchecked until it was looked at, and gets its place in the interval', async () => {
    expect(await stack()).toMatchObject({ status: 'unchecked', drift: null });
    await planChecks(flow.job(), { everySeconds: HOUR });
    expect(await findDueChecks(flow.job(later(HOUR)), { limit: 10 })).toEqual([stackId]);
    await look([], later(HOUR));
    expect(await findDueChecks(flow.job(later(HOUR)), { limit: 10 })).toEqual([]);
    expect(await findDueChecks(flow.job(later(2 * HOUR)), { limit: 10 })).toEqual([stackId]);
    expect(await stack()).toMatchObject({ status: 'same' });
  });

  it('is looked at while its operation waits for people, and never while one is at it', async () => {
    await askCheck(await province.as('engineer'), { stackId });
    expect(await findDueChecks(flow.job(), { limit: 10 })).toEqual([stackId]);
    const { operationId } = await refreshStack(await province.as('engineer'), { stackId, reason });
    for (const state of ['requested', 'waiting', 'previewing', 'previewed', 'approved']) {
      await flow.set(operationId, { state });
      await askCheck(await province.as('engineer'), { stackId });
      expect(await findDueChecks(flow.job(), { limit: 10 })).toEqual([stackId]);
      expect(await look([note])).toEqual({ outcome: 'drifted' });
    }
    for (const state of ['applying', 'verifying', 'unknown']) {
      await flow.set(operationId, { state });
      await askCheck(await province.as('engineer'), { stackId });
      expect(await findDueChecks(flow.job(), { limit: 10 })).toEqual([]);
      expect(await look([note])).toEqual({ outcome: null });
    }
    await expect(askCheck(await province.as('applicant'), { stackId })).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('whose cluster gives no answer is unknown, and what was found before stays open', async () => {
    await look([note]);
    const unreachable = { code: 'CLUSTER_UNREACHABLE' as const, facts: { cloud: 'g', reason: 'x' } };
    const result = { outcome: 'unknown' as const, reason: unreachable };
    await recordDrift(flow.job(later(90)), { stackId, everySeconds: HOUR, startedAt: later(80), result });
    const seen = await stack();
    expect(seen).toMatchObject({ status: 'unknown', reason: { code: 'CLUSTER_UNREACHABLE' } });
    expect(seen?.drift?.objects).toEqual([note]);
    expect(await countDrift(await province.as('engineer'), {})).toMatchObject({ unknown: 1, same: 0, drifted: 0 });
  });
});

describe('a drift', () => {
  it('is one from its first sight to its end, with who wrote it; another difference is another drift', async () => {
    await look([note]);
    const first = (await stack())?.drift;
    expect(first?.objects[0]?.differences[0]?.writers[0]).toMatchObject({ manager: 'kubectl-edit' });
    await look([note], later(120));
    expect((await stack())?.drift).toMatchObject({ id: first?.id, seenAt: later(120).toISOString() });
    await look([object('spec.x')], later(180));
    expect((await stack())?.drift?.id).not.toBe(first?.id);
    await look([], later(240));
    expect(await stack()).toMatchObject({ status: 'same', drift: null });
    expect((await province.audit('drift.checked')).length).toBeGreaterThanOrEqual(3);
  });

  it('is out of other departments’ sight, and its own department sees it without the acts', async () => {
    await look([note]);
    expect(await stack('applicant')).toMatchObject({ status: 'drifted', acts: [], drift: { acts: [] } });
    const { items } = await listDrift(await province.as('applicant2'), {});
    expect(items).toEqual([]);
  });

  it('that touches what is charged is not accepted, one of isolation neither, and may be reverted', async () => {
    await look([object('spec.resources.requests.storage', 'PersistentVolumeClaim')]);
    const charged = await stack();
    expect(charged?.drift).toMatchObject({ refusal: { code: 'DRIFT_CHARGED' }, acts: ['revert'] });
    const engineer = await province.as('engineer');
    const driftId = charged?.drift?.id ?? '';
    await expect(acceptDrift(engineer, { driftId, reason })).rejects.toMatchObject({ code: 'DRIFT_CHARGED' });
    await look([object('spec.egress', 'NetworkPolicy')], later(90));
    const guarded = (await stack())?.drift?.id ?? '';
    await expect(acceptDrift(engineer, { driftId: guarded, reason })).rejects.toMatchObject({ code: 'DRIFT_GUARDED' });
    const { operationId } = await revertDrift(engineer, { driftId: guarded, reason });
    expect(await getOperation(engineer, { operationId })).toMatchObject({
      verb: 'deploy',
      intent: { purpose: 'revert', driftId: guarded },
      state: 'requested',
    });
    const again = revertDrift(engineer, { driftId: guarded, reason });
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is accepted by two people, by the plan that the second one saw', async () => {
    await look([note]);
    const engineer = await province.as('engineer');
    const driftId = (await stack())?.drift?.id ?? '';
    const { operationId } = await acceptDrift(engineer, { driftId, reason });
    const { fence } = await flow.startPreview(operationId);
    const diff = [{ urn: 'u', type: 't', kind: 'ConfigMap', name: 'a', op: 'update' as const, changes: [] }];
    await recordPreview(flow.job(), { operationId, fence, canonicalPlan: {}, hash: hash('a'), diff, findings: [] });
    expect(await flow.stateOf(operationId)).toBe('previewed');
    expect((await stack())?.drift).toMatchObject({ operation: { id: operationId, purpose: 'accept' }, acts: [] });
    const reviewer = await province.as('technical');
    expect((await getOperation(reviewer, { operationId })).acts).toEqual(['release']);
    expect((await getOperation(engineer, { operationId })).acts).toEqual(['cancel']);
    const stale = releaseMaintenance(reviewer, { operationId, planHash: hash('b') });
    await expect(stale).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
    const asker = releaseMaintenance(engineer, { operationId, planHash: hash('a') });
    await expect(asker).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await releaseMaintenance(reviewer, { operationId, planHash: hash('a') });
    await flow.endLease(operationId);
    const applying = await flow.apply(operationId);
    const provider = { kind: 'stand-in' as const, version: '4.32.0' };
    await recordRefreshed(flow.job(), { operationId, fence: applying, provider, counts: {}, engineMs: 1 });
    expect(await flow.stateOf(operationId)).toBe('done');
    expect((await stack())?.drift).toBeNull();
    const ended = await province.within(({ tx }) =>
      tx.selectFrom('drift').select('ended_as').where('id', '=', driftId).executeTakeFirst(),
    );
    expect(ended).toEqual({ ended_as: 'accepted' });
    expect((await province.audit('drift.accept-asked')).at(-1)).toMatchObject({ outcome: 'done' });
  });

  it('that became another while its reversion waits is settled by the same operation, and offered to nobody else', async () => {
    await look([note]);
    const engineer = await province.as('engineer');
    const driftId = (await stack())?.drift?.id ?? '';
    const { operationId } = await revertDrift(engineer, { driftId, reason });
    await look([object('metadata.annotations.other')], later(90));
    const next = (await stack())?.drift;
    expect(next?.id).not.toBe(driftId);
    expect(next).toMatchObject({ operation: { id: operationId, purpose: 'revert' }, acts: [] });
    await look([], later(120));
    await look([note], later(150));
    const returned = (await stack())?.drift;
    expect(returned).toMatchObject({ operation: { id: operationId }, acts: [] });
    await settle(operationId, 'reverted');
    expect(await endsOf([driftId, next?.id, returned?.id])).toEqual(['replaced', 'gone', 'reverted']);
  });

  it('found after its operation ended is free to be decided on', async () => {
    await look([note]);
    const { operationId } = await revertDrift(await province.as('engineer'), {
      driftId: (await stack())?.drift?.id ?? '',
      reason,
    });
    await flow.set(operationId, { state: 'cancelled' });
    await look([object('metadata.annotations.other')], later(90));
    expect((await stack())?.drift).toMatchObject({ operation: null, acts: ['accept', 'revert'] });
  });

  it('with nothing left to take in by the time of the plan is gone, not accepted: nobody released anything', async () => {
    await look([note]);
    const driftId = (await stack())?.drift?.id ?? '';
    const { operationId } = await acceptDrift(await province.as('engineer'), { driftId, reason });
    const { fence } = await flow.startPreview(operationId);
    const diff = [{ urn: 'u', type: 't', kind: 'ConfigMap', name: 'a', op: 'same' as const, changes: [] }];
    await recordPreview(flow.job(), { operationId, fence, canonicalPlan: {}, hash: hash('a'), diff, findings: [] });
    expect(await flow.stateOf(operationId)).toBe('approved');
    await flow.endLease(operationId);
    const applying = await flow.apply(operationId);
    const provider = { kind: 'stand-in' as const, version: '4.32.0' };
    await recordRefreshed(flow.job(), { operationId, fence: applying, provider, counts: {}, engineMs: 1 });
    expect(await endsOf([driftId])).toEqual(['gone']);
  });

  it('that has grown by the time of the plan into what is charged, fails the acceptance', async () => {
    await look([note]);
    const driftId = (await stack())?.drift?.id ?? '';
    const { operationId } = await acceptDrift(await province.as('engineer'), { driftId, reason });
    const { fence } = await flow.startPreview(operationId);
    const diff = [{ urn: 'u', type: 't', kind: 'VirtualMachine', name: 'a', op: 'delete' as const, changes: [] }];
    await recordPreview(flow.job(), { operationId, fence, canonicalPlan: {}, hash: hash('a'), diff, findings: [] });
    const operation = await getOperation(await province.as('engineer'), { operationId });
    expect(operation).toMatchObject({ state: 'failed', trouble: { code: 'DRIFT_CHARGED' } });
    expect((await stack())?.drift).toMatchObject({ id: driftId, operation: null, acts: ['accept', 'revert'] });
  });

  it('of another tenant or of nobody is not found', async () => {
    const engineer = await province.as('engineer');
    const missing = revertDrift(engineer, { driftId: randomUUID(), reason });
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a refresh that is asked for twice at once', () => {
  it('is opened once: the second asker is told of the first', async () => {
    const engineers = [await province.as('engineer'), await province.as('engineer'), await province.as('engineer')];
    const asked = await Promise.allSettled(engineers.map((one) => refreshStack(one, { stackId, reason })));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(['STATE_CONFLICT', 'STATE_CONFLICT']);
  });
});

describe('a refresh, or another provider, asked for by a person', () => {
  it('is one act in the log of the stack’s department, beside the operation that it opened', async () => {
    const engineer = await province.as('engineer');
    const departmentId = await province.within(async ({ tx }) => {
      const found = tx.selectFrom('stack').select('department_id').where('id', '=', stackId);
      return (await found.executeTakeFirstOrThrow()).department_id;
    });
    const before = (await province.audit('provisioning.refresh-opened')).length;
    const { operationId } = await refreshStack(engineer, { stackId, reason });
    expect(await province.audit('provisioning.refresh-opened')).toHaveLength(before + 1);
    await flow.set(operationId, { state: 'cancelled' });
    await changeProvider(engineer, { stackId, kind: 'official', reason });
    for (const action of ['provisioning.refresh-asked', 'provisioning.provider-change-asked'] as const)
      expect((await province.audit(action)).at(-1)).toMatchObject({ department_id: departmentId, object_id: stackId });
    expect(departmentId).not.toBeNull();
  });
});

describe('a refresh with nothing to take in', () => {
  it('needs no second person', async () => {
    const { operationId } = await refreshStack(await province.as('engineer'), { stackId, reason });
    const { fence } = await flow.startPreview(operationId);
    await recordPreview(flow.job(), { operationId, fence, canonicalPlan: {}, hash: hash('a'), diff: [], findings: [] });
    expect(await flow.stateOf(operationId)).toBe('approved');
  });
});
