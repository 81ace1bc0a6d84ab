import { findUnattended } from '@zhengyun/domain/provisioning/find-unattended.ts';
import { freeLeases } from '@zhengyun/domain/provisioning/free-leases.ts';
import { interruptPreview } from '@zhengyun/domain/provisioning/interrupt-preview.ts';
import { readClockLead } from '@zhengyun/domain/provisioning/read-clock-lead.ts';
import { wakeOperation } from '@zhengyun/domain/provisioning/wake-operation.ts';
import { releaseLoopLease } from '@zhengyun/domain/service-levels/release-loop-lease.ts';
import { endFallen } from '../neighbours/end-fallen.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Loops that one worker alone runs: the next one need not wait for the dead one's tenure to end. */
const LOOPS_UNDER_LEASE = ['probe-clouds', 'check-drift', 'judge-stacks'] as const;

/** How far ahead of the database's clock this machine's may be (milliseconds): within the grace of a lease, which is for the clocks of two machines. */
export const MOST_CLOCK_LEAD_MS = 2_000;

/**
 * Looks after operations that were cut off with their worker: a preview is asked for again, an apply is recovered. Looked for
 * often, since their stacks stand still meanwhile. A worker of this machine that is proven dead is not waited for: what it left
 * running is ended and its leases with it; any other one's leases must run out. They never run out by a clock that is ahead: it would take
 * every live run of the others over, again and again. Fails closed: nothing is taken over until the clock is set.
 */
export async function takeOverOperations(
  worker: Pick<Worker, 'db' | 'now' | 'log'> & { readonly env: Pick<Worker['env'], 'runsDir'> },
): Promise<void> {
  const context = jobContext(worker, 'take-over-operations');
  const free = async (holder: string) => {
    const { stacks } = await freeLeases(context.at(), { holder });
    for (const name of LOOPS_UNDER_LEASE) await releaseLoopLease(context.at(), { name, holder });
    worker.log.info({ holder, stacks }, 'a worker of this machine has ended; its leases are free');
  };
  await endFallen(worker.env.runsDir, free).catch((error: unknown) =>
    worker.log.error({ err: error }, 'a dead worker was not cleared away; its leases run out by themselves'),
  );
  const { interrupted } = await findUnattended(context.at(), {});
  if (interrupted.length === 0) return;
  const leadMs = await readClockLead(context.at(), undefined);
  if (leadMs > MOST_CLOCK_LEAD_MS) {
    worker.log.error(
      { leadMs, operations: interrupted.length },
      'clock ahead of the database’s: operations that seem to be without their worker are left alone; set this machine’s clock',
    );
    return;
  }
  for (const { id, state } of interrupted) {
    worker.log.warn({ operation: id, state }, 'operation without its worker');
    const act = state === 'previewing' ? interruptPreview : wakeOperation;
    // Another worker may have been quicker with this one; the others still need somebody.
    await act(context.at(), { operationId: id }).catch((error: unknown) =>
      worker.log.info({ err: error, operation: id }, 'not taken over'),
    );
  }
}
