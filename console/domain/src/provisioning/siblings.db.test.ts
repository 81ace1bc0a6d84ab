import { randomUUID } from 'node:crypto';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { listQuota } from '../quota/list-quota.ts';
import { getRequest } from '../requests/get-request.ts';
import { submitRequest } from '../requests/submit.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { findSystem } from '../tenancy/find-system.ts';
import type { Context } from '../verb/context.ts';
import { cancelOperation } from './cancel-operation.ts';
import { deliverLine } from './deliver-line.ts';
import { findUnattended } from './find-unattended.ts';
import { postponeOperation } from './postpone-operation.ts';
import { recordFailure } from './record-failure.ts';
import { recordPlanChanged } from './record-plan-changed.ts';
import { recordPreview } from './record-preview.ts';
import { releaseLease } from './release-lease.ts';
import { startApplying } from './start-applying.ts';
import { startPreviewing } from './start-previewing.ts';

let province: SampleProvince;
let worker: Database;
let systemId: string;
beforeAll(async () => {
  province = await sampleProvince();
  worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 8 });
  systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
});
afterAll(async () => {
  await worker.destroy();
  await province.drop();
});
beforeEach(() =>
  province.within(async ({ tx }) => {
    await tx.updateTable('operation').set({ state: 'cancelled' }).where('state', '<>', 'done').execute();
    await tx.updateTable('quota').set({ reserved: '0', booked: '0' }).execute();
  }),
);

const job = (now = MONDAY): Context => ({ actor: { kind: 'job', task: 'test' }, now, db: worker, traceId: 'test' });
const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8 };
const hash = (letter: string) => letter.repeat(64);
const plan = (letter = 'a') => ({ canonicalPlan: {}, hash: hash(letter), diff: [], findings: [] });
const trouble = { code: 'APPLY_FAILED' as const, facts: { reason: 'x', kind: 'x' } };

/** An order of `count` lines of two hosts of 4 vCPU each, whose tenancy's base stands; its line operations in order. */
async function order(count: number): Promise<{ requestId: string; operations: string[] }> {
  const lines = Array.from({ length: count }, () => ({ cloud: 'guangzhou', zone: 'extranet', spec: host }));
  const input = { systemId, title: 't', reason: 'r', mlpsGrade: 3 as const, lines };
  const { requestId } = await submitRequest(await province.as('applicant'), input as never);
  const { operations } = await request(requestId);
  const base = operations.find(({ ordinal }) => ordinal === 0);
  if (base) await set(base.id, { state: 'done', plan_hash: hash('0') });
  return { requestId, operations: operations.filter(({ ordinal }) => ordinal > 0).map(({ id }) => id) };
}

const request = async (requestId: string) => getRequest(await province.as('applicant'), { requestId });
const set = (id: string, values: { state?: string; plan_hash?: string; waiting_for?: string }) =>
  province.within(({ tx }) => tx.updateTable('operation').set(values).where('id', '=', id).execute());
const stateOf = async (id: string) =>
  province.within(async ({ tx }) => {
    const found = tx.selectFrom('operation').select('state').where('id', '=', id);
    return (await found.executeTakeFirstOrThrow()).state;
  });

async function startPreview(operationId: string) {
  const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
  const start = await startPreviewing(job(), { operationId, holder: randomUUID(), passphrase });
  if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
  return start.lease;
}
async function preview(operationId: string) {
  const lease = await startPreview(operationId);
  await recordPreview(job(), { operationId, fence: lease.fence, ...plan() });
  await releaseLease(job(), { stackId: lease.stackId, holder: lease.holder, fence: lease.fence });
}
/** The engine is at it; gives the fence. */
async function apply(operationId: string): Promise<bigint> {
  const start = await startApplying(job(), { operationId, holder: randomUUID() });
  if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
  return start.lease.fence;
}
async function approve(requestId: string): Promise<void> {
  const planHash = (await request(requestId)).planHash!;
  const steps = [
    ['department', 'approver'],
    ['technical', 'technical'],
    ['administrative', 'authority'],
  ] as const;
  for (const [step, who] of steps)
    await decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash });
}
async function approved(count: number) {
  const { requestId, operations } = await order(count);
  for (const id of operations) await preview(id);
  await approve(requestId);
  return { requestId, operations };
}
/** Stands for verification. */
async function delivered(operationId: string, at = MONDAY): Promise<void> {
  await set(operationId, { state: 'done' });
  await province.within(async (scope) => {
    const found = scope.tx.selectFrom('operation').select('line_id').where('id', '=', operationId);
    const { line_id } = await found.executeTakeFirstOrThrow();
    await deliverLine.within(scope, {
      lineId: line_id!,
      at,
      cause: { kind: 'operation', id: operationId },
      handover: {},
      inventory: null,
    });
  });
}
const vcpu = async () => {
  const { items } = await listQuota(await province.as('applicant'), {});
  const found = items.find((each) => each.cloud.slug === 'guangzhou' && each.dimension === 'vcpu' && !each.xinchuang)!;
  return [found.reserved, found.booked];
};
const jobsFor = async (operationId: string) => {
  const { rows } = await sql<{ task: string }>`
    select task_identifier as task from graphile_worker.jobs where key like ${`%:${operationId}`} and run_at <= now()`.execute(
    province.owner,
  );
  return rows.map(({ task }) => task);
};

describe('when the plan of one line changed while the engine is at another', () => {
  const changed = async () => {
    const { requestId, operations } = await approved(3);
    const [first, second] = operations as [string, string, string];
    const fences = [await apply(first), await apply(second)] as const;
    await recordPlanChanged(job(), { operationId: first, fence: fences[0], ...plan('b') });
    return { requestId, operations: operations as [string, string, string], fences };
  };

  it('what is held for the other stays held, and is used when it is delivered', async () => {
    const { requestId, operations } = await changed();
    expect(await vcpu()).toEqual(['8', '0']);
    await delivered(operations[1]);
    expect(await vcpu()).toEqual(['0', '8']);
    await approve(requestId);
    expect(await vcpu()).toEqual(['16', '8']);
  });

  it('approving anew holds the others’ quota and no more, and a failure then frees each line once', async () => {
    const { requestId, operations, fences } = await changed();
    await approve(requestId);
    expect(await vcpu()).toEqual(['24', '0']);
    await recordFailure(job(), { operationId: operations[1], fence: fences[1], trouble, findings: [], leftovers: [] });
    expect(await vcpu()).toEqual(['0', '0']);
  });

  it.each(['withdrawn', 'returned', 'refused'] as const)('a request that is then %s still delivers it', async (end) => {
    const { requestId, operations } = await changed();
    const { planHash } = await request(requestId);
    const reason = 'no';
    if (end === 'withdrawn') await withdrawRequest(await province.as('applicant'), { requestId });
    else {
      const decision = end === 'returned' ? ('return' as const) : ('refuse' as const);
      const input = { requestId, step: 'department' as const, decision, planHash: planHash!, reason };
      await decideApproval(await province.as('approver'), input);
    }
    expect(await vcpu()).toEqual(['8', '0']);
    await delivered(operations[1]);
    expect(await vcpu()).toEqual(['0', '8']);
    const { state, lines } = await request(requestId);
    expect(state).toBe(end);
    expect(lines.map((line) => [line.state, line.resource.state])).toEqual([
      ['cancelled', 'abandoned'],
      ['delivered', 'active'],
      ['cancelled', 'abandoned'],
    ]);
  });

  it('the other’s plan may have changed too: review begins anew, with nothing held', async () => {
    const { requestId, operations, fences } = await changed();
    await recordPlanChanged(job(), { operationId: operations[1], fence: fences[1], ...plan('c') });
    expect(await request(requestId)).toMatchObject({ state: 'department-review', round: 3 });
    expect(await vcpu()).toEqual(['0', '0']);
  });

  it('the other one, changed or put off after the request ended, is cancelled and frees what it held', async () => {
    for (const stop of ['changed', 'postponed']) {
      const { requestId, operations, fences } = await changed();
      await withdrawRequest(await province.as('applicant'), { requestId });
      const claim = { operationId: operations[1], fence: fences[1] };
      if (stop === 'changed') await recordPlanChanged(job(), { ...claim, ...plan('c') });
      else await postponeOperation(job(), { ...claim, waitingFor: { code: 'CLUSTER', cloud: '广州' } });
      expect(await stateOf(operations[1])).toBe('cancelled');
      expect(await vcpu()).toEqual(['0', '0']);
    }
  });

  it('the other one, put off, waits for the new round like the rest', async () => {
    const { operations, fences } = await changed();
    const claim = { operationId: operations[1], fence: fences[1] };
    await postponeOperation(job(), { ...claim, waitingFor: { code: 'CLUSTER', cloud: '广州' } });
    expect(await stateOf(operations[1])).toBe('previewed');
  });
});

describe('results of one request’s operations that come at once', () => {
  it('are recorded without ever waiting for each other in a circle', async () => {
    for (let round = 0; round < 8; round++) {
      const { requestId, operations } = await order(4);
      const leases = await Promise.all(operations.map(startPreview));
      // Not by withTransaction, which would run the loser of a deadlock again.
      const record = (operationId: string, index: number) =>
        worker.transaction().execute(async (tx) => {
          await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
          await recordPreview.within({ ctx: job(), tx }, { operationId, fence: leases[index]!.fence, ...plan() });
        });
      await Promise.all(operations.map(record));
      expect((await request(requestId)).state).toBe('department-review');
    }
  });
});

describe('what waits for a stack of another request', () => {
  /** A second order's operation that waits for a first one's: they share a stack. */
  const waiting = async () => {
    const { requestId, operations } = await order(2);
    const [failing, shared] = operations as [string, string];
    const other = await order(1);
    const [waits] = other.operations as [string];
    await province.within(async ({ tx }) => {
      const stack = tx.selectFrom('operation').select('stack_id').where('id', '=', shared);
      await tx.updateTable('operation').set({ stack_id: stack }).where('id', '=', waits).execute();
    });
    await preview(shared);
    const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
    expect(await startPreviewing(job(), { operationId: waits, holder: randomUUID(), passphrase })).toMatchObject({
      outcome: 'waits',
    });
    await sql`delete from graphile_worker._private_jobs`.execute(province.owner);
    return { requestId, failing, shared, waits };
  };

  it('is woken when that one is taken off the list because a sibling’s preview failed', async () => {
    const { failing, shared, waits } = await waiting();
    const { fence } = await startPreview(failing);
    const failure = { code: 'PREVIEW_FAILED' as const, facts: { reason: 'x', kind: 'x' } };
    await recordFailure(job(), { operationId: failing, fence, trouble: failure, findings: [], leftovers: [] });
    expect(await stateOf(shared)).toBe('cancelled');
    expect(await jobsFor(waits)).toEqual(['operation-preview']);
  });

  it('is woken when an engineer cancels that one', async () => {
    const { shared, waits } = await waiting();
    await cancelOperation(await province.as('engineer'), { operationId: shared, reason: 'r' });
    expect(await jobsFor(waits)).toEqual(['operation-preview']);
  });

  it('is found by the attention loop when nobody woke it, and left alone while the other is on its way', async () => {
    const { shared, waits } = await waiting();
    const later = new Date(MONDAY.getTime() + 60_000);
    const dormant = async () => (await findUnattended(job(later), {})).dormant.map(({ id }) => id);
    expect(await dormant()).not.toContain(waits);
    await set(shared, { state: 'cancelled' });
    expect(await dormant()).toContain(waits);
  });
});

describe('a resize that waited for another', () => {
  /** Two resizes of one delivered line, asked for one after the other; their operations. */
  const two = async () => {
    const { requestId, operations } = await approved(1);
    await delivered(operations[0]!);
    const resourceId = (await request(requestId)).lines[0]!.resource.id;
    const applicant = await province.as('applicant');
    const resize = async (change: object) => {
      const spec = { ...host, ...change } as never;
      const asked = await submitResize(applicant, { resourceId, spec, reason: 'r' });
      const found = (await request(asked.requestId)).operations;
      for (const { id } of found.filter(({ ordinal }) => ordinal === 0)) await set(id, { state: 'done' });
      return { requestId: asked.requestId, operationId: found.find(({ ordinal }) => ordinal > 0)!.id };
    };
    return { resourceId, first: await resize({ count: 3 }), second: await resize({ vcpu: 8 }) };
  };
  const start = (operationId: string) =>
    startPreviewing(job(), {
      operationId,
      holder: randomUUID(),
      passphrase: { sealed: new Uint8Array([1]), keyId: 'k' },
    });

  it('fails when that one was delivered, instead of undoing it', async () => {
    const { resourceId, first, second } = await two();
    await preview(first.operationId);
    expect(await start(second.operationId)).toMatchObject({ outcome: 'waits' });
    await approve(first.requestId);
    await delivered(first.operationId, new Date(MONDAY.getTime() + 3_600_000));
    expect(await start(second.operationId)).toEqual({ outcome: 'outdated' });
    const { state, trouble, lines } = await request(second.requestId);
    expect(state).toBe('preview-failed');
    expect(trouble).toMatchObject({ code: 'RESOURCE_CHANGED', facts: { resource: lines[0]!.resource.number } });
    expect(lines[0]).toMatchObject({ state: 'failed', delivered: { count: 3, vcpu: 4 }, resource: { id: resourceId } });
  });

  it('goes on when that one came to nothing', async () => {
    const { first, second } = await two();
    await preview(first.operationId);
    await withdrawRequest(await province.as('applicant'), { requestId: first.requestId });
    expect(await start(second.operationId)).toMatchObject({ outcome: 'started' });
  });
});
