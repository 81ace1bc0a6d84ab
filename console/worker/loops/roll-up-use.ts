import { hoursDue } from '@zhengyun/domain/metering/roll-up-rules.ts';
import { rollUpUse } from '@zhengyun/domain/metering/roll-up-use.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'roll-up-use';
const LOOP_LEASE_SECONDS = 600;

/**
 * Makes hourly readings of resources out of the minutes that agents sent, by the one worker that has the loop's lease: of the newest hours and of one
 * older, so that what comes late is met too. A turn cut off is made again by the next.
 */
export async function rollUpUses(worker: Pick<Worker, 'db' | 'now' | 'holder' | 'stopping'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LOOP_LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  for (const hour of hoursDue(worker.now())) {
    let after: string | null = null;
    do {
      if (worker.stopping.aborted) return;
      const turn: { readonly next: string | null } = await rollUpUse(context.at(), { hour, after });
      after = turn.next;
    } while (after !== null);
  }
}
