import type { CloudAccess } from '@zhengyun/domain/clouds/schemas.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { JobContext, Worker } from '../worker-context.ts';
import type { HeldLease } from './held-lease.ts';

/** One claimed operation on its way through a handler. */
export interface OperationRun {
  readonly worker: Worker;
  readonly context: JobContext;
  readonly work: Work;
  readonly access: CloudAccess;
  readonly lease: HeldLease;
  readonly attempt: number;
}

/** Runs of one operation before a cluster that gives no answer makes it fail; one every quarter of a minute. */
export const MOST_ATTEMPTS = 40;
/** Previews of one operation that may be killed before it fails: what kills each of them is the operation's own doing. */
export const MOST_CUT_PREVIEWS = 5;
