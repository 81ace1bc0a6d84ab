import { randomUUID } from 'node:crypto';
import { connect } from '@zhengyun/db/connect.ts';
import { changeIntentSchema } from '@zhengyun/domain/maintenance/schemas.ts';
import { deliverLine } from '@zhengyun/domain/provisioning/deliver-line.ts';
import { finishChange } from '@zhengyun/domain/provisioning/finish-change.ts';
import { recordPreview } from '@zhengyun/domain/provisioning/record-preview.ts';
import { releaseLease } from '@zhengyun/domain/provisioning/release-lease.ts';
import { startPreviewing } from '@zhengyun/domain/provisioning/start-previewing.ts';
import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import type { Actor } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { ServerContext } from '@zhengyun/server/context.ts';
import { makeMetrics } from '@zhengyun/server/http/metrics.ts';
import { appRouter } from '@zhengyun/server/router.ts';
import { createCallerFactory } from '@zhengyun/server/trpc.ts';
import { plan } from '@zhengyun/test/support/ordered-lines.ts';
import type { SampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { mindLeases } from '@zhengyun/worker/loops/mind-leases.ts';
import { pino } from 'pino';

const createCaller = createCallerFactory(appRouter);
const log = pino({ enabled: false });
const metrics = makeMetrics();
const credentials = { secrets: keyFileSecretStore(Buffer.alloc(32, 1)), allowed: { hosts: [], loopback: true } };

/** Who decides each step of an approval in the sample province. */
const DECIDERS = {
  department: 'approver',
  administrative: 'authority',
  technical: 'technical',
  finance: 'finance',
  security: 'reviewer',
} as const;

/** The sample province on a calendar of its own: people call the router at the instants they are given, and so does the worker. */
export function simulate(province: SampleProvince) {
  const worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 4 });
  const job = (now: Date): Context => ({
    actor: { kind: 'job', task: 'lifecycle' },
    now,
    db: worker,
    traceId: 'lifecycle',
  });
  const holder = randomUUID();

  /** The router as `who` calls it at `now`. */
  async function as(who: string, now: Date) {
    const { actor } = await province.as(who, now);
    const context: ServerContext = {
      db: province.app,
      now,
      traceId: randomUUID(),
      locale: 'zh-CN',
      session: async () => ({ actor: actor as Extract<Actor, { kind: 'person' }>, signOut: async () => undefined }),
      log,
      metrics,
      credentials,
    };
    return createCaller(context);
  }

  /** Stands for the engine: previews the open operations of a request. */
  async function preview(requestId: string, now: Date): Promise<void> {
    const { operations } = await (await as('applicant', now)).requests.get({ requestId });
    for (const { id: operationId, ordinal, state } of operations) {
      if (ordinal === 0 && state !== 'done') await setState(operationId, 'done');
      if (ordinal > 0) await previewOne(operationId, now);
    }
  }
  async function previewOne(operationId: string, now: Date): Promise<void> {
    const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
    const start = await startPreviewing(job(now), { operationId, holder, passphrase });
    if (start.outcome !== 'started') throw new Error(`the preview of ${operationId} ${start.outcome}`);
    const { stackId, fence } = start.lease;
    await recordPreview(job(now), { operationId, fence, ...plan() });
    await releaseLease(job(now), { stackId, holder, fence });
  }
  const setState = (id: string, state: string) =>
    province.within(({ tx }) => tx.updateTable('operation').set({ state }).where('id', '=', id).execute());

  /** Decides every step of a request as the people whose it is. */
  async function approve(requestId: string, now: Date): Promise<RequestDetail> {
    for (;;) {
      const request = await (await as('applicant', now)).requests.get({ requestId });
      const [open] = request.steps.filter(({ decision, round }) => decision === null && round === request.round);
      if (!open || request.planHash === null) return request;
      const decided = { requestId, step: open.step, decision: 'approve' as const, planHash: request.planHash };
      await (await as(DECIDERS[open.step], now)).approvals.decide(decided);
    }
  }

  /** Stands for the engine and its verification: the lines of an approved request are delivered as they were planned. */
  async function deliver(requestId: string, now: Date): Promise<void> {
    const { operations } = await (await as('applicant', now)).requests.get({ requestId });
    for (const { id, lineId } of operations) {
      if (lineId === null) continue;
      await setState(id, 'done');
      await province.within(async (scope) => {
        const stack = scope.tx.selectFrom('operation').select('stack_id').where('id', '=', id);
        await scope.tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stack).execute();
        const cause = { kind: 'operation' as const, id };
        await deliverLine.within(scope, { lineId, at: now, cause, handover: {}, inventory: null });
      }, now);
    }
  }

  /** Whoever ordered it looks at what was delivered, accepts it and rates it. */
  async function accept(requestId: string, now: Date): Promise<string> {
    const rated = { requestId, score: 5, reason: '按期交付，规格与方案一致' };
    return (await (await as('applicant', now)).evaluation.accept(rated)).state;
  }

  /** Stands for the engine: makes the plan of an ordered removal, and, once the operator has released it, takes away what it names. */
  async function remove(operationId: string, now: Date): Promise<void> {
    await previewOne(operationId, now);
    const { plan_hash } = await operation(operationId);
    await (await as('technical', now)).provisioning.releaseMaintenance({ operationId, planHash: plan_hash ?? '' });
    const { state, stack_id: stackId, intent, inputs } = await operation(operationId);
    if (state !== 'approved') throw new Error(`the removal ${operationId} is ${state}`);
    await setState(operationId, 'done');
    const of = { stackId, operationId, intent: changeIntentSchema.parse(intent), inputs, at: now, instanceUid: null };
    await province.within((scope) => finishChange.within(scope, of), now);
  }
  const operation = (id: string) =>
    province.within(({ tx }) =>
      tx
        .selectFrom('operation')
        .select(['state', 'stack_id', 'intent', 'inputs', 'plan_hash'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  /** A round of the worker's loop over leases and reclaims. */
  const mind = (now: Date) => mindLeases({ db: worker, holder, now: () => now });
  return { as, accept, approve, deliver, mind, preview, remove, end: () => worker.destroy() };
}
