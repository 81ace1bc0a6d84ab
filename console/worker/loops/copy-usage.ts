import { copyUses } from '@zhengyun/domain/metering/copy/copy-uses.ts';
import { tendCopy } from '@zhengyun/domain/metering/copy/tend-copy.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'copy-usage';
/** Short: while nobody copies, months are not rated. */
const LOOP_LEASE_SECONDS = 60;

/**
 * Copies stored usage to the database that METERING_URL names, until nothing waits, by the one worker that has the loop's lease. Two at once would do no harm but
 * the same work twice. A turn that fails leaves all that was not copied for the next one.
 */
export async function copyUsage(
  worker: Pick<Worker, 'db' | 'now' | 'holder' | 'stopping' | 'usageCopy'>,
): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LOOP_LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  await tendCopy(context.at(), undefined);
  if (!worker.usageCopy) return;
  while (!worker.stopping.aborted) {
    const { more } = await copyUses(context.at(), undefined);
    if (!more) return;
    await takeLoopLease(context.at(), lease);
  }
}
