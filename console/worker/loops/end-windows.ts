import { endWindow } from '@zhengyun/domain/break-glass/end-window.ts';
import { findOverdueWindows } from '@zhengyun/domain/break-glass/find-overdue-windows.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Closes and records break-glass windows whose time is over; using one was refused from its last minute on anyway. */
export async function endWindows(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'end-windows');
  for (const { id: windowId } of await findOverdueWindows(context.at(), undefined)) {
    await endWindow(context.at(), { windowId }).catch((error: unknown) => {
      // Another worker, or its holder, was first.
      if (!(error instanceof DomainError) || error.code !== 'STATE_CONFLICT') throw error;
    });
  }
}
