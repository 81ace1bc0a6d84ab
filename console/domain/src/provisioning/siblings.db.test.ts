import { randomUUID } from 'node:crypto';
import { errorMessage } from '@zhengyun/rulebook/messages/message.ts';
import { host, orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { cancelOperation } from './cancel-operation.ts';
import { findUnattended } from './find-unattended.ts';
import { postponeOperation } from './postpone-operation.ts';
import { recordFailure } from './record-failure.ts';
import { recordPlanChanged } from './record-plan-changed.ts';
import { recordPreview } from './record-preview.ts';
import { startPreviewing } from './start-previewing.ts';

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

describe('an order that the operator took off the list', () => {
  it('tells its applicant so, with the reason given', async () => {
    const { requestId, operations } = await flow.approved(1);
    const [operationId] = operations as [string];
    const reason = '集群要检修，请下周再交';
    const { number } = (await flow.request(requestId)).operations.find(({ id }) => id === operationId)!;
    await cancelOperation(await province.as('engineer'), { operationId, reason });
    const request = await flow.request(requestId);
    expect(request).toMatchObject({
      state: 'failed',
      trouble: { code: 'CANCELLED_BY_OPERATOR', facts: { operation: number, reason } },
    });
    expect(errorMessage('zh-CN', 'CANCELLED_BY_OPERATOR', request.trouble!.facts)).toContain(reason);
  });
});

describe('when the plan of one line changed while the engine is at another', () => {
  const changed = async () => {
    const { requestId, operations } = await flow.approved(3);
    const [first, second] = operations as [string, string, string];
    const fences = [await flow.apply(first), await flow.apply(second)] as const;
    await recordPlanChanged(flow.job(), { operationId: first, fence: fences[0], ...plan('b') });
    return { requestId, operations: operations as [string, string, string], fences };
  };

  it('what is held for the other stays held, and is used when it is delivered', async () => {
    const { requestId, operations } = await changed();
    expect(await flow.vcpu()).toEqual(['8', '0']);
    await flow.delivered(operations[1]);
    expect(await flow.vcpu()).toEqual(['0', '8']);
    await flow.approve(requestId);
    expect(await flow.vcpu()).toEqual(['16', '8']);
  });

  it('approving anew holds the others’ quota and no more, and a failure then frees each line once', async () => {
    const { requestId, operations, fences } = await changed();
    await flow.approve(requestId);
    expect(await flow.vcpu()).toEqual(['24', '0']);
    await recordFailure(flow.job(), {
      operationId: operations[1],
      fence: fences[1],
      trouble,
      findings: [],
      leftovers: [],
    });
    expect(await flow.vcpu()).toEqual(['0', '0']);
  });

  it.each(['withdrawn', 'returned', 'refused'] as const)('a request that is then %s still delivers it', async (end) => {
    const { requestId, operations } = await changed();
    const { planHash } = await flow.request(requestId);
    const reason = 'no';
    if (end === 'withdrawn') await withdrawRequest(await province.as('applicant'), { requestId });
    else {
      const decision = end === 'returned' ? ('return' as const) : ('refuse' as const);
      const input = { requestId, step: 'department' as const, decision, planHash: planHash!, reason };
      await decideApproval(await province.as('approver'), input);
    }
    expect(await flow.vcpu()).toEqual(['8', '0']);
    await flow.delivered(operations[1]);
    expect(await flow.vcpu()).toEqual(['0', '8']);
    const { state, lines } = await flow.request(requestId);
    expect(state).toBe(end);
    expect(lines.map((line) => [line.state, line.resource.state])).toEqual([
      ['cancelled', 'abandoned'],
      ['delivered', 'active'],
      ['cancelled', 'abandoned'],
    ]);
  });

  it('the other’s plan may have changed too: review begins anew, with nothing held', async () => {
    const { requestId, operations, fences } = await changed();
    await recordPlanChanged(flow.job(), { operationId: operations[1], fence: fences[1], ...plan('c') });
    expect(await flow.request(requestId)).toMatchObject({ state: 'department-review', round: 3 });
    expect(await flow.vcpu()).toEqual(['0', '0']);
  });

  it('the other one, changed or put off after the request ended, is cancelled and frees what it held', async () => {
    for (const stop of ['changed', 'postponed']) {
      const { requestId, operations, fences } = await changed();
      await withdrawRequest(await province.as('applicant'), { requestId });
      const claim = { operationId: operations[1], fence: fences[1] };
      if (stop === 'changed') await recordPlanChanged(flow.job(), { ...claim, ...plan('c') });
      else await postponeOperation(flow.job(), { ...claim, waitingFor: { code: 'CLUSTER', cloud: '广州' } });
      expect(await flow.stateOf(operations[1])).toBe('cancelled');
      expect(await flow.vcpu()).toEqual(['0', '0']);
    }
  });

  it('the other one, put off, waits for the new round like the rest', async () => {
    const { operations, fences } = await changed();
    const claim = { operationId: operations[1], fence: fences[1] };
    await postponeOperation(flow.job(), { ...claim, waitingFor: { code: 'CLUSTER', cloud: '广州' } });
    expect(await flow.stateOf(operations[1])).toBe('previewed');
  });
});

describe('results of one request’s operations that come at once', () => {
  it('are recorded without ever waiting for each other in a circle', async () => {
    for (let round = 0; round < 8; round++) {
      const { requestId, operations } = await flow.order(4);
      const leases = await Promise.all(operations.map(flow.startPreview));
      // Not by withTransaction, which would run the loser of a deadlock again.
      const record = (operationId: string, index: number) =>
        flow.worker.transaction().execute(async (tx) => {
          await sql`select set_config('zhengyun.scope', 'all', true)`.execute(tx);
          await recordPreview.within({ ctx: flow.job(), tx }, { operationId, fence: leases[index]!.fence, ...plan() });
        });
      await Promise.all(operations.map(record));
      expect((await flow.request(requestId)).state).toBe('department-review');
    }
  });
});

describe('what waits for a stack of another request', () => {
  /** A second order's operation that waits for a first one's: they share a stack. */
  const waiting = async () => {
    const { requestId, operations } = await flow.order(2);
    const [failing, shared] = operations as [string, string];
    const other = await flow.order(1);
    const [waits] = other.operations as [string];
    await province.within(async ({ tx }) => {
      const stack = tx.selectFrom('operation').select('stack_id').where('id', '=', shared);
      await tx.updateTable('operation').set({ stack_id: stack }).where('id', '=', waits).execute();
    });
    await flow.preview(shared);
    const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
    expect(await startPreviewing(flow.job(), { operationId: waits, holder: randomUUID(), passphrase })).toMatchObject({
      outcome: 'waits',
    });
    await sql`delete from graphile_worker._private_jobs`.execute(province.owner);
    return { requestId, failing, shared, waits };
  };

  it('is woken when that one is taken off the list because a sibling’s preview failed', async () => {
    const { failing, shared, waits } = await waiting();
    const { fence } = await flow.startPreview(failing);
    const failure = { code: 'PREVIEW_FAILED' as const, facts: { reason: 'x', kind: 'x' } };
    await recordFailure(flow.job(), { operationId: failing, fence, trouble: failure, findings: [], leftovers: [] });
    expect(await flow.stateOf(shared)).toBe('cancelled');
    expect(await flow.jobsFor(waits)).toEqual(['operation-preview']);
  });

  it('is woken when an engineer cancels that one', async () => {
    const { shared, waits } = await waiting();
    await cancelOperation(await province.as('engineer'), { operationId: shared, reason: 'r' });
    expect(await flow.jobsFor(waits)).toEqual(['operation-preview']);
  });

  it('is found by the attention loop when nobody woke it, and left alone while the other is on its way', async () => {
    const { shared, waits } = await waiting();
    const later = new Date(MONDAY.getTime() + 60_000);
    const dormant = async () => (await findUnattended(flow.job(later), {})).dormant.map(({ id }) => id);
    expect(await dormant()).not.toContain(waits);
    await flow.set(shared, { state: 'cancelled' });
    expect(await dormant()).toContain(waits);
  });
});

describe('a resize that waited for another', () => {
  /** Two resizes of one delivered line, asked for one after the other; their operations. */
  const two = async () => {
    const { requestId, operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    const resourceId = (await flow.request(requestId)).lines[0]!.resource.id;
    const applicant = await province.as('applicant');
    const resize = async (change: object) => {
      const spec = { ...host, ...change } as never;
      const asked = await submitResize(applicant, { resourceId, spec, reason: 'r' });
      const found = (await flow.request(asked.requestId)).operations;
      for (const { id } of found.filter(({ ordinal }) => ordinal === 0)) await flow.set(id, { state: 'done' });
      return { requestId: asked.requestId, operationId: found.find(({ ordinal }) => ordinal > 0)!.id };
    };
    return { resourceId, first: await resize({ count: 3 }), second: await resize({ vcpu: 8 }) };
  };
  const start = (operationId: string) =>
    startPreviewing(flow.job(), {
      operationId,
      holder: randomUUID(),
      passphrase: { sealed: new Uint8Array([1]), keyId: 'k' },
    });

  it('fails when that one was delivered, instead of undoing it', async () => {
    const { resourceId, first, second } = await two();
    await flow.preview(first.operationId);
    expect(await start(second.operationId)).toMatchObject({ outcome: 'waits' });
    await flow.approve(first.requestId);
    await flow.delivered(first.operationId, new Date(MONDAY.getTime() + 3_600_000));
    expect(await start(second.operationId)).toEqual({ outcome: 'outdated' });
    const { state, trouble, lines } = await flow.request(second.requestId);
    expect(state).toBe('preview-failed');
    expect(trouble).toMatchObject({ code: 'RESOURCE_CHANGED', facts: { resource: lines[0]!.resource.number } });
    expect(lines[0]).toMatchObject({ state: 'failed', delivered: { count: 3, vcpu: 4 }, resource: { id: resourceId } });
  });

  it('goes on when that one came to nothing', async () => {
    const { first, second } = await two();
    await flow.preview(first.operationId);
    await withdrawRequest(await province.as('applicant'), { requestId: first.requestId });
    expect(await start(second.operationId)).toMatchObject({ outcome: 'started' });
  });
});
