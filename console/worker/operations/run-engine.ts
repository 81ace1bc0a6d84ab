import { recordEvents } from '@zhengyun/domain/provisioning/record-events.ts';
import type { OperationSpec, Task } from '@zhengyun/engine/runner/contract.ts';
import { type LastReport, startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import type { EngineEvent } from '@zhengyun/interface/plan.ts';
import { forgetSession, noteSession } from '../neighbours/session-store.ts';
import type { JobContext, Worker } from '../worker-context.ts';
import { EventBatch } from './event-batch.ts';
import type { HeldLease } from './held-lease.ts';
import { watchRun } from './watch-run.ts';

export interface EngineRun {
  readonly task: Task;
  readonly spec: OperationSpec;
  readonly lease: HeldLease;
  /** Counts the operation's runs; keeps their events apart. */
  readonly attempt: number;
}

/** How a run of the engine ended. */
export interface EngineEnd {
  /** Null: the child ended without a result, so what it did is unknown. */
  readonly last: LastReport | null;
  /** Milliseconds of silence for which it was cut as hung; null: it was not. */
  readonly stalledAfterMs: number | null;
}

/**
 * Runs the engine in its child process and stores its events as they come. A lost lease ends the child at once; a worker that is
 * asked to stop, or a person who wants the run to end, cancels it and waits for it; a run that hangs is cancelled, and killed where it
 * does not hear that.
 */
export async function runEngine(worker: Worker, context: JobContext, run: EngineRun): Promise<EngineEnd> {
  const { spec, task, lease, attempt } = run;
  const { operationId } = spec;
  const events = new EventBatch((batch) => recordEvents(context.at(), { operationId, run: attempt, events: batch }));
  const plugins = await worker.plugins.use();
  const onEvent = (event: EngineEvent) => events.add(event);
  const onProgress = (awaitMs: number) => watch.progressed(awaitMs);
  const operation = startOperation({ task, spec }, { onEvent, onProgress, plugins });
  const watch = watchRun(worker, operation, { operationId, task: task.task });
  noteSession(worker.env.runsDir, operation.pid);
  lease.onRenewed = () => operation.leaseRenewed();
  const cancel = () => operation.cancel();
  lease.lost.addEventListener('abort', () => operation.kill(), { once: true });
  worker.stopping.addEventListener('abort', cancel, { once: true });
  // A recovery that only finds out is how a run that was to end ends: it is not cut short itself.
  const mayStop = task.task !== 'recover' || task.finish !== false;
  if (mayStop) lease.stop.addEventListener('abort', cancel, { once: true });
  if (worker.stopping.aborted || (mayStop && lease.stop.aborted)) cancel();
  worker.metrics.running.inc();
  try {
    const { last, stderr } = await operation.ended;
    watch.release();
    forgetSession(worker.env.runsDir, operation.pid);
    await events
      .end()
      .catch((error: unknown) => worker.log.error({ err: error, operationId }, 'engine events not stored'));
    worker.metrics.operations.inc({ task: task.task, outcome: last?.result.outcome ?? 'ended' });
    if (last === null) worker.log.error({ operationId, stderr }, 'operation ended without a result');
    return { last, stalledAfterMs: watch.stalledAfterMs };
  } finally {
    watch.release();
    lease.onRenewed = () => undefined;
    worker.stopping.removeEventListener('abort', cancel);
    lease.stop.removeEventListener('abort', cancel);
    worker.metrics.running.dec();
  }
}
