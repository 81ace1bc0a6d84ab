import { z } from 'zod';
import { newId } from '../../verb/id.ts';
import { ingest } from '../../verb/ingest.ts';
import type { AuditFact } from '../../verb/record.ts';
import { makeTables, nameOfCopy } from './copied-readings-store.ts';
import { type CopyStep, copyStep } from './copy-rules.ts';
import { beginCopy, lockCopy, markTended, removeCopy } from './copy-store.ts';

/**
 * Sees to it that the database named for it holds this installation's copy of usage: begins one where there is none, or another one; ends one that no worker
 * named a place for in a week. Rejects where the database is another installation's copy, or does not answer. Cut off anywhere, the next call begins again.
 */
export const tendCopy = ingest({
  event: 'metering.copy-changed',
  allow: ['job'],
  input: z.void(),
  async store({ ctx, tx }): Promise<{ result: { step: CopyStep }; audit?: AuditFact }> {
    const copy = ctx.usageCopy;
    const known = await lockCopy(tx);
    const step = copyStep(known, copy && (await nameOfCopy(copy)), ctx.now);
    if (step === 'foreign')
      throw new Error(
        `${copy?.place} holds the copy of another installation and is left as it is: name an empty database in METERING_URL, or drop its tables`,
      );
    if (step === 'note') await markTended(tx, ctx.now);
    if (step === 'end') await removeCopy(tx);
    if (step === 'begin' && copy) {
      const id = newId(ctx.now);
      await makeTables(copy, { installation: known.installation, id });
      const resources = await beginCopy(tx, { id, place: copy.place, at: ctx.now });
      const detail = { change: 'begun', place: copy.place, resources };
      return { result: { step }, audit: { object: { kind: 'usage-source', id: copy.place }, detail } };
    }
    if (step !== 'end') return { result: { step } };
    const place = known.place ?? '';
    const detail = { change: 'ended', place };
    return { result: { step }, audit: { object: { kind: 'usage-source', id: place }, detail } };
  },
});
