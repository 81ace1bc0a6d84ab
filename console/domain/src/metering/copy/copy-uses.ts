import { z } from 'zod';
import { ingest } from '../../verb/ingest.ts';
import { putAmendments, putReadings } from './copied-readings-store.ts';
import {
  amendmentsOf,
  moveWaiting,
  readingsAfter,
  readingsAt,
  removeWaiting,
  takeWaiting,
  type Waiting,
} from './copy-store.ts';

/** Of statements that stored usage, each a batch of at most some thousands. */
const MOST_WAITING = 30;
const MOST_READINGS = 30_000;

/**
 * Copies what waits longest, and takes it off the list once the copy has it: killed between the two, it is copied again and is there once. `more`: whether more
 * may wait. Rejects where the copy does not take it, and all of it waits on.
 */
export const copyUses = ingest({
  event: 'metering.copy-changed',
  allow: ['job'],
  input: z.void(),
  async store({ ctx, tx }): Promise<{ result: { copied: number; more: boolean } }> {
    const copy = ctx.usageCopy;
    if (!copy) return { result: { copied: 0, more: false } };
    const all = await takeWaiting(tx, MOST_WAITING);
    const whole = all.find((row) => row.whole !== null);
    // A resource that is copied whole may have years of readings: one at a time, and a part of them.
    const waiting: readonly Waiting[] = whole ? [whole] : all;
    const readings = whole ? await readingsAfter(tx, whole, MOST_READINGS) : await readingsAt(tx, waiting);
    await putReadings(copy, readings);
    await putAmendments(copy, await amendmentsOf(tx, waiting));
    const last = readings.at(-1);
    if (whole && last && readings.length === MOST_READINGS) await moveWaiting(tx, whole, last);
    else await removeWaiting(tx, waiting);
    return { result: { copied: readings.length, more: all.length > 0 } };
  },
});
