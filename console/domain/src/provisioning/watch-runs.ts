import { z } from 'zod';
import { query } from '../verb/query.ts';
import { oldestStart } from './run-age-store.ts';

/** What an alarm on runs that take too long looks at; ages in seconds, 0 when there is none. */
export interface RunAges {
  /** Of the oldest run that changes a cluster. One that was cut is counted as unknown from then on, and not here. */
  readonly applyingSeconds: number;
  readonly previewingSeconds: number;
}

/** How long the oldest runs of the engine have been under way, since each was begun. */
export const watchRuns = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read({ ctx, tx }): Promise<RunAges> {
    const age = (start: Date | null) => (start ? Math.floor((ctx.now.getTime() - start.getTime()) / 1_000) : 0);
    return {
      applyingSeconds: age(await oldestStart(tx, 'applying')),
      previewingSeconds: age(await oldestStart(tx, 'previewing')),
    };
  },
});
