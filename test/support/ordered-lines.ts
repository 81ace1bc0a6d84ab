import { randomUUID } from 'node:crypto';
import { connect } from '@zhengyun/db/connect.ts';
import { decideApproval } from '@zhengyun/domain/approvals/decide.ts';
import { deliverLine } from '@zhengyun/domain/provisioning/deliver-line.ts';
import { recordPreview } from '@zhengyun/domain/provisioning/record-preview.ts';
import { releaseLease } from '@zhengyun/domain/provisioning/release-lease.ts';
import { startApplying } from '@zhengyun/domain/provisioning/start-applying.ts';
import { startPreviewing } from '@zhengyun/domain/provisioning/start-previewing.ts';
import { listQuota } from '@zhengyun/domain/quota/list-quota.ts';
import { getRequest } from '@zhengyun/domain/requests/get-request.ts';
import { submitRequest } from '@zhengyun/domain/requests/submit.ts';
import { findSystem } from '@zhengyun/domain/tenancy/find-system.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { sql } from 'kysely';
import { MONDAY, type SampleProvince } from './sample-province.ts';

export const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8 };
export const hash = (letter: string) => letter.repeat(64);
export const plan = (letter = 'a') => ({ canonicalPlan: {}, hash: hash(letter), diff: [], findings: [] });
export const trouble = { code: 'APPLY_FAILED' as const, facts: { reason: 'x', kind: 'x' } };

/** Orders in the sample province, taken through their states as the worker would. Call `end` before the province is dropped. */
export async function orderedLines(province: SampleProvince) {
  const worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 8 });
  const systemId = (await findSystem(await province.as('applicant'), { reference: 'drug-supervision' })).id;
  const job = (now = MONDAY): Context => ({ actor: { kind: 'job', task: 'test' }, now, db: worker, traceId: 'test' });

  /** An order of `count` lines (of two hosts of 4 vCPU each unless said otherwise), whose tenancy's base stands; its line operations in order. */
  async function order(count: number, spec: object = host): Promise<{ requestId: string; operations: string[] }> {
    const lines = Array.from({ length: count }, () => ({ cloud: 'guangzhou', zone: 'extranet', spec }));
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
    const planHash = (await request(requestId)).planHash ?? '';
    const steps = [
      ['department', 'approver'],
      ['technical', 'technical'],
      ['administrative', 'authority'],
    ] as const;
    for (const [step, who] of steps)
      await decideApproval(await province.as(who), { requestId, step, decision: 'approve', planHash });
  }
  async function approved(count: number, spec: object = host) {
    const { requestId, operations } = await order(count, spec);
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
        lineId: line_id ?? '',
        at,
        cause: { kind: 'operation', id: operationId },
        handover: {},
        inventory: null,
      });
    });
  }
  const vcpu = async () => {
    const { items } = await listQuota(await province.as('applicant'), {});
    const found = items.find((each) => each.cloud.slug === 'guangzhou' && each.dimension === 'vcpu' && !each.xinchuang);
    return [found?.reserved, found?.booked];
  };
  const jobsFor = async (operationId: string) => {
    const { rows } = await sql<{ task: string }>`
      select task_identifier as task from graphile_worker.jobs where key like ${`%:${operationId}`} and run_at <= now()`.execute(
      province.owner,
    );
    return rows.map(({ task }) => task);
  };

  /** Its worker is done with it: the stack is free at once. */
  const endLease = (operationId: string) =>
    province.within(async ({ tx }) => {
      const stack = tx.selectFrom('operation').select('stack_id').where('id', '=', operationId);
      const free = { expires_at: new Date(0) };
      await tx.updateTable('stack_lease').set(free).where('stack_id', '=', stack).execute();
    });
  /** Takes what the last test left out of the way. */
  const clear = () =>
    province.within(async ({ tx }) => {
      await tx.updateTable('operation').set({ state: 'cancelled' }).where('state', '<>', 'done').execute();
      await tx.updateTable('quota').set({ reserved: '0', booked: '0' }).execute();
    });
  const end = () => worker.destroy();
  return {
    worker,
    job,
    clear,
    end,
    endLease,
    order,
    request,
    set,
    stateOf,
    startPreview,
    preview,
    apply,
    approve,
    approved,
    delivered,
    vcpu,
    jobsFor,
  };
}
