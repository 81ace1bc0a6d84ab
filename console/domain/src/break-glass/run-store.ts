import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { endRunSchema } from './schemas.ts';

interface NewRun {
  readonly id: string;
  readonly window_id: string;
  readonly run_by: string;
  readonly stacks: readonly string[];
  readonly command: string;
  readonly command_bytes: number;
  readonly command_digest: Buffer;
  readonly started_at: Date;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx
    .insertInto('by_hand_run')
    .values({ ...run, stacks: [...run.stacks] })
    .execute();
}

/** A run with the window it is in. */
export async function findRun(tx: Tx, id: string) {
  return tx
    .selectFrom('by_hand_run as r')
    .innerJoin('break_glass as b', 'b.id', 'r.window_id')
    .select(['r.id', 'r.run_by', 'r.outcome', 'b.id as window_id', 'b.number', 'b.cloud_id', 'b.state', 'b.ends_at'])
    .select(['b.ended_by', 'r.stacks'])
    .where('r.id', '=', id)
    .executeTakeFirst();
}

/** Writes a run's end, also over one that was given up as lost; undefined: it has ended already. */
export async function putEnd(tx: Tx, { runId, outcome, exitCode, signal }: z.output<typeof endRunSchema>, at: Date) {
  return tx
    .updateTable('by_hand_run')
    .set({ outcome, exit_code: exitCode, signal, ended_at: at })
    .where('id', '=', runId)
    .where((eb) =>
      outcome === 'lost' ? eb('outcome', 'is', null) : eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'lost')]),
    )
    .returning(['id', 'started_at'])
    .executeTakeFirst();
}

/** Runs without an end in windows that were over before `before`: closed by a person, or by the clock whether or not that is noted. */
export async function silentRuns(tx: Tx, before: Date) {
  return tx
    .selectFrom('by_hand_run as r')
    .innerJoin('break_glass as b', 'b.id', 'r.window_id')
    .select('r.id')
    .where('r.ended_at', 'is', null)
    .where((eb) => eb.or([eb('b.ends_at', '<', before), eb('b.ended_at', '<', before)]))
    .orderBy('r.started_at')
    .execute();
}

/** Runs of the windows, newest first. */
export async function runsOf(tx: Tx, windowIds: readonly string[]) {
  if (windowIds.length === 0) return [];
  return tx
    .selectFrom('by_hand_run')
    .selectAll()
    .where('window_id', 'in', [...windowIds])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1_000)
    .execute();
}
