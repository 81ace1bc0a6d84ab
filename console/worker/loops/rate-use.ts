import { rateOrCompare } from '@zhengyun/domain/credit-notes/rate-or-compare.ts';
import { waitsForCopy } from '@zhengyun/domain/metering/copy/copy-rules.ts';
import { triesAgain } from '@zhengyun/domain/rating/due-rules.ts';
import { findDue } from '@zhengyun/domain/rating/find-due.ts';
import { settleMarks } from '@zhengyun/domain/rating/settle-marks.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'rate-use';
const LOOP_LEASE_SECONDS = 600;

/** When each contract's month was refused last, by what both are called; kept from one turn to the next by whoever makes them. */
export type RefusedMonths = Map<string, Date>;

/**
 * Rates again what changed since it was rated, by the one worker that has the loop's lease, so that a month's cost to date is there without a statement. A department
 * whose use has no price keeps none of the others waiting and is told of in the log: its month stays as it was rated last. So does one whose rating breaks, or waits for the copy of usage: its marks stay, and the turn fails once
 * all others are rated. What was refused is tried again when a fact of it changes, or after an hour. A turn cut off is made again by the next.
 * A month that an issued statement froze is held against that statement instead, so that finance is told of facts that came late.
 */
export async function rateUse(
  worker: Pick<Worker, 'db' | 'usageCopy' | 'now' | 'holder' | 'stopping' | 'log'>,
  refused: RefusedMonths = new Map(),
): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LOOP_LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  const { due, owners } = await findDue(context.at(), undefined);
  const failed = new Map<string, unknown>();
  for (const { marked, ...month } of due) {
    if (worker.stopping.aborted) return;
    const key = `${month.contractId} ${month.month}`;
    const last = refused.get(key);
    if (last && !marked && !triesAgain(last, worker.now())) continue;
    refused.delete(key);
    await rateOrCompare(context.at(), month).catch((error: unknown) => {
      if (!(error instanceof DomainError) || waitsForCopy(error)) return void failed.set(month.departmentId, error);
      refused.set(key, worker.now());
      worker.log.warn({ ...month, code: error.code, facts: error.facts }, 'month not rated');
    });
  }
  const settled = (owner: string | null) => (owner === null ? failed.size === 0 : !failed.has(owner));
  const marks = [...owners].flatMap(([id, owner]) => (settled(owner) ? [id] : []));
  await settleMarks(context.at(), { marks });
  if (failed.size > 0) throw new AggregateError(failed.values(), `not rated: ${[...failed.keys()].join(', ')}`);
}
