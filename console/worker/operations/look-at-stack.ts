import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readCredentialWith } from '@zhengyun/domain/clouds/read-credential.ts';
import { recordDrift } from '@zhengyun/domain/drift/record-drift.ts';
import { readStackWork } from '@zhengyun/domain/provisioning/read-stack-work.ts';
import { LEASE_RENEW_MS } from '@zhengyun/domain/provisioning/rules.ts';
import type { Trouble } from '@zhengyun/domain/requests/schemas.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { DriftResult, OperationSpec } from '@zhengyun/engine/runner/contract.ts';
import { startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import type { Openings } from '@zhengyun/interface/openings.ts';
import { forgetSession, noteSession } from '../neighbours/session-store.ts';
import type { JobContext, Worker } from '../worker-context.ts';
import { lookForOpenings } from './look-for-openings.ts';
import { operationSpec } from './operation-spec.ts';
import { refusalOf, stallTrouble } from './trouble.ts';
import { watchRun } from './watch-run.ts';

export interface Look {
  readonly stackId: string;
  readonly pulumi: string;
}

/**
 * Looks whether a stack's objects are as its state says, and what else opens its tenancy, and records it. It reads only, so it takes
 * no lease and keeps no operation waiting: one that overtakes it makes the look worthless, which the record knows. What can't be
 * found out is recorded as that.
 */
export async function lookAtStack(worker: Worker, context: JobContext, look: Look): Promise<void> {
  const { stackId } = look;
  const startedAt = worker.now();
  const found = await resultOf(worker, context, look);
  if (found === null) return;
  const everySeconds = worker.env.DRIFT_SECONDS;
  const { outcome } = await recordDrift(context.at(), { stackId, everySeconds, startedAt, ...found });
  worker.metrics.driftLooks.inc({ outcome: outcome ?? 'overtaken' });
}

/** Null when the worker was asked to stop meanwhile. */
async function resultOf(worker: Worker, context: JobContext, { stackId, pulumi }: Look) {
  let openings: Openings | null = null;
  const unknown = (reason: Trouble) => ({ result: { outcome: 'unknown' as const, reason }, openings });
  try {
    const work = await readStackWork(context.at(), { stackId });
    const purpose = work.stack.kind === 'cloud' ? 'cloud' : 'tenancy';
    const access = await readCredentialWith(worker.secrets)(context.at(), { cloudId: work.cloud.id, purpose });
    const spec: OperationSpec = {
      ...operationSpec(worker, { work, access, fence: 0n, pulumi }),
      operationId: randomUUID(),
      verb: 'refresh',
      mode: undefined,
      provider: work.stack.provider,
      connectionName: `zhengyun/drift/${stackId}`,
      workDir: join(worker.env.runsDir, `drift-${stackId}`),
    };
    const { result: found, stalledAfterMs } = await run(worker, spec);
    openings = await lookForOpenings(work, access);
    if (worker.stopping.aborted) return null;
    if (found?.outcome === 'checked')
      return { result: { outcome: 'checked' as const, objects: found.objects }, openings };
    if (stalledAfterMs !== null) return unknown(stallTrouble(stalledAfterMs));
    const trouble = found?.trouble ?? { code: 'CHILD_ENDED' as const, message: 'the look ended without a result' };
    return unknown(refusalOf(trouble, 'preview', work.cloud.name));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return unknown({ code: error.code, facts: { ...error.facts } as Trouble['facts'] });
  }
}

async function run(
  worker: Worker,
  spec: OperationSpec,
): Promise<{ readonly result: DriftResult | null; readonly stalledAfterMs: number | null }> {
  const plugins = await worker.plugins.use();
  const onProgress = (awaitMs: number) => watch.progressed(awaitMs);
  const order = { task: { task: 'drift' }, spec } as const;
  const operation = startOperation(order, { onEvent: () => undefined, onProgress, plugins });
  const watch = watchRun(worker, operation, { stack: spec.stack, task: 'drift' });
  noteSession(worker.env.runsDir, operation.pid);
  const beat = setInterval(() => operation.leaseRenewed(), LEASE_RENEW_MS);
  const kill = () => operation.kill();
  worker.stopping.addEventListener('abort', kill, { once: true });
  try {
    const { last, stderr } = await operation.ended;
    watch.release();
    forgetSession(worker.env.runsDir, operation.pid);
    if (last === null && !worker.stopping.aborted)
      worker.log.warn({ stack: spec.stack, stderr }, 'look without a result');
    const result = last?.report === 'drift' ? last.result : null;
    return { result, stalledAfterMs: watch.stalledAfterMs };
  } finally {
    watch.release();
    clearInterval(beat);
    worker.stopping.removeEventListener('abort', kill);
  }
}
