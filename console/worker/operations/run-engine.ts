import { recordEvents } from '@zhengyun/domain/provisioning/record-events.ts';
import type { OperationSpec, Task } from '@zhengyun/engine/runner/contract.ts';
import { type LastReport, startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import { forgetSession, noteSession } from '../neighbours/session-store.ts';
import type { JobContext, Worker } from '../worker-context.ts';
import { EventBatch } from './event-batch.ts';
import type { HeldLease } from './held-lease.ts';

export interface EngineRun {
  readonly task: Task;
  readonly spec: OperationSpec;
  readonly lease: HeldLease;
  /** Counts the operation's runs; keeps their events apart. */
  readonly attempt: number;
}

/**
 * Runs the engine in its child process and stores its events as they come; gives the last report, or null when there was
 * none, so that what it did is unknown. A lost lease ends the child at once; a worker that is asked to stop, or a person who wants
 * the run to end, cancels it and waits for it.
 */
export async function runEngine(worker: Worker, context: JobContext, run: EngineRun): Promise<LastReport | null> {
  const { spec, task, lease, attempt } = run;
  const { operationId } = spec;
  const events = new EventBatch((batch) => recordEvents(context.at(), { operationId, run: attempt, events: batch }));
  const plugins = await worker.plugins.use();
  const operation = startOperation({ task, spec }, { onEvent: (event) => events.add(event), plugins });
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
    forgetSession(worker.env.runsDir, operation.pid);
    await events
      .end()
      .catch((error: unknown) => worker.log.error({ err: error, operationId }, 'engine events not stored'));
    worker.metrics.operations.inc({ task: task.task, outcome: last?.result.outcome ?? 'ended' });
    if (last === null) worker.log.error({ operationId, stderr }, 'operation ended without a result');
    return last;
  } finally {
    lease.onRenewed = () => undefined;
    worker.stopping.removeEventListener('abort', cancel);
    lease.stop.removeEventListener('abort', cancel);
    worker.metrics.running.dec();
  }
}
