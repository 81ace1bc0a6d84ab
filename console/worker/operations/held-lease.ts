import { releaseLease } from '@zhengyun/domain/provisioning/release-lease.ts';
import { renewLease } from '@zhengyun/domain/provisioning/renew-lease.ts';
import { LEASE_RENEW_MS } from '@zhengyun/domain/provisioning/rules.ts';
import type { TakenLease } from '@zhengyun/domain/provisioning/take-lease.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { JobContext, Worker } from '../worker-context.ts';

/** A stack's lease while somebody works under it. */
export interface HeldLease extends TakenLease {
  /** Aborted when another worker has the stack: whatever runs under the lease must end at once. */
  readonly lost: AbortSignal;
  /** Aborted when a person wants the run to end; the reason is theirs. */
  readonly stop: AbortSignal;
  /** Called after each renewal. */
  onRenewed: () => void;
}

/**
 * Holds `lease` for the length of `work`, renewing it all the while, and gives it back afterwards. A renewal that fails
 * otherwise than by loss (the database restarts) is tried again at the next beat; the run's own lifeline decides when it
 * has been too long.
 */
export async function withLease<Result>(
  held: { worker: Worker; context: JobContext; lease: TakenLease },
  work: (lease: HeldLease) => Promise<Result>,
): Promise<Result> {
  const { worker, context } = held;
  const { stackId, holder, fence } = held.lease;
  const lost = new AbortController();
  const stop = new AbortController();
  const lease: HeldLease = { ...held.lease, lost: lost.signal, stop: stop.signal, onRenewed: () => undefined };
  const renewal = setInterval(() => {
    renewLease(context.at(), { stackId, holder, fence }).then(
      ({ stopReason }) => {
        lease.onRenewed();
        if (stopReason !== null) stop.abort(stopReason);
      },
      (error: unknown) => {
        worker.log.warn({ err: error, stackId }, 'lease not renewed');
        if (error instanceof DomainError && error.code === 'LEASE_LOST') lost.abort();
      },
    );
  }, LEASE_RENEW_MS);
  try {
    return await work(lease);
  } finally {
    clearInterval(renewal);
    await releaseLease(context.at(), { stackId, holder, fence }).catch((error: unknown) =>
      worker.log.warn({ err: error, stackId }, 'lease not given back; it runs out by itself'),
    );
  }
}
