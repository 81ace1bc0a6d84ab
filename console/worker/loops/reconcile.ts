import { escalateNotes } from '@zhengyun/domain/credit-notes/escalate-notes.ts';
import { escalateDisputes } from '@zhengyun/domain/disputes/escalate-disputes.ts';
import { escalateCases } from '@zhengyun/domain/reconciliation/escalate-cases.ts';
import { runNightly } from '@zhengyun/domain/reconciliation/run-nightly.ts';
import { beginningOfDay, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'reconcile';
/** Hour of the day in Asia/Shanghai from which the night's search is made: after the clusters were looked at, before work begins. */
const FROM_HOUR = 3;

/** Looks once a day for differences between the books, and takes cases, disputes and credit notes that passed a term one level up. A day that was missed is not made up for: the next one sees all. */
export async function reconcile(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const now = worker.now();
  const day = dayOf(now);
  const hours = (now.getTime() - beginningOfDay(day).getTime()) / 3_600_000;
  // First, so that terms go on while a night can't be made.
  await escalateCases(context.at(), {});
  await escalateDisputes(context.at(), {});
  await escalateNotes(context.at(), {});
  if (hours >= FROM_HOUR) await runNightly(context.at(), { day });
}
