import { ingest } from '../verb/ingest.ts';
import { EXPORT_HOLD_MS, MOST_BYTES } from './export-rules.ts';
import { beginExport, type ExportedRow, holdExport, rowsToExport } from './export-store.ts';
import { takeExportSchema } from './schemas.ts';

/**
 * The next sealed rows to hand over to a place outside, `limit` of them at most and MOST_BYTES unless the first alone is more, held for `holder` for EXPORT_HOLD_MS; null while another worker hands over.
 * What is not confirmed is taken again: each row arrives once at least. Only the first batch to a receiver leaves an audit row, with
 * those there were before, or exporting would never come to rest. Another receiver gets the log from its beginning.
 */
export const takeExportBatch = ingest({
  event: 'audit.export-begun',
  allow: ['job'],
  input: takeExportSchema,
  async store({ ctx, tx }, { target, place, holder, limit }) {
    const receiver = { target, place };
    const before = await beginExport(tx, receiver, ctx.now);
    const until = new Date(ctx.now.getTime() + EXPORT_HOLD_MS);
    const held = await holdExport(tx, receiver, { holder, now: ctx.now, until });
    const result: readonly ExportedRow[] | null = held
      ? await rowsToExport(tx, receiver, { rows: limit, bytes: MOST_BYTES })
      : null;
    if (!before) return { result };
    return { result, audit: { object: { kind: 'audit-chain', id: 'all' }, detail: { target, place, before } } };
  },
});
