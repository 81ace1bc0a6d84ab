import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** A job as a verb asks for it: stored with the verb's rows or not at all. Payload schemas are in each aggregate's jobs.ts. */
export interface Job {
  readonly task: string;
  readonly payload: unknown;
  /** Not before this instant; now when absent. */
  readonly runAt?: Date;
  /** A later job with the same key replaces one that has not started. */
  readonly key?: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  /** Attempts in all before the job is given up, with growing pauses between. */
  readonly attempts?: number;
}

/** Adds `job` within `tx`; the worker sees it when the transaction commits. */
export async function enqueue(tx: Tx, job: Job): Promise<void> {
  const payload = JSON.stringify(job.payload);
  await sql`select public.enqueue_job(${job.task}, ${payload}::json, ${job.runAt ?? null}::timestamptz, ${job.key ?? null}, ${job.queue ?? null}, ${job.attempts ?? 25})`.execute(
    tx,
  );
}
