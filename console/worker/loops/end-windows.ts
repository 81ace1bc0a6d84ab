import { endRun } from '@zhengyun/domain/break-glass/end-run.ts';
import { endWindow } from '@zhengyun/domain/break-glass/end-window.ts';
import { findLostRuns } from '@zhengyun/domain/break-glass/find-lost-runs.ts';
import { findOverdueWindows } from '@zhengyun/domain/break-glass/find-overdue-windows.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Closes and records break-glass windows whose time is over (using one was refused from its last minute on anyway), and notes the
 * commands of windows that are over which nobody reported the end of.
 */
export async function endWindows(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'end-windows');
  for (const { id: windowId } of await findOverdueWindows(context.at(), undefined)) {
    await endWindow(context.at(), { windowId }).catch(unlessAnotherWasFirst);
  }
  for (const { id: runId } of await findLostRuns(context.at(), undefined)) {
    const lost = { runId, outcome: 'lost', exitCode: null, signal: null } as const;
    await endRun(context.at(), lost).catch(unlessAnotherWasFirst);
  }
}

/** Another worker, or its holder, was first. */
function unlessAnotherWasFirst(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'STATE_CONFLICT') throw error;
}
