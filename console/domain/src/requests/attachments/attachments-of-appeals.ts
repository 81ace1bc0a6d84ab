import { query } from '../../verb/query.ts';
import { attachmentOf } from './rules.ts';
import { type Attachment, attachmentsOfAppealsSchema } from './schemas.ts';
import { attachmentsOfSteps } from './store.ts';

/** Files that went with steps of reclaims, by the step's key, as far as the caller sees them. In process only. */
export const attachmentsOfAppeals = query({
  allow: ['signed-in', 'job'],
  input: attachmentsOfAppealsSchema,
  async read({ tx }, { reclaimEventIds }): Promise<ReadonlyMap<string, readonly Attachment[]>> {
    const rows = await attachmentsOfSteps(tx, reclaimEventIds);
    const files = new Map<string, Attachment[]>();
    for (const row of rows) {
      const step = row.reclaim_event_id ?? '';
      files.set(step, [...(files.get(step) ?? []), attachmentOf(row)]);
    }
    return files;
  },
});
