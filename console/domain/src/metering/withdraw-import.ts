import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { withdrawalRefusal } from './entry-rules.ts';
import { lockImport, saveImportDecision } from './import-store.ts';
import { withdrawImportSchema } from './imports/schemas.ts';

/** Takes back a file of use that one proposed oneself, while nobody has decided. Refused: NOT_FOUND, NOT_YOURS, STATE_CONFLICT (decided or taken back before). */
export const withdrawImport = command({
  event: 'metering.entry-withdrawn',
  allow: ['platform-engineer'],
  input: withdrawImportSchema,
  async act({ ctx, tx }, { importId, reason }) {
    const row = await lockImport(tx, importId);
    if (!row || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'usage' });
    const refusal = withdrawalRefusal(row, ctx.actor.id);
    if (refusal) throw refusal;
    await saveImportDecision(tx, importId, { state: 'withdrawn', by: ctx.actor.id, at: ctx.now, note: reason });
    return {
      result: { importId, state: 'withdrawn' as const },
      audit: {
        object: { kind: 'usage-source', id: row.source },
        detail: { import: importId, kind: 'file', reason, rows: row.rows },
      },
    };
  },
});
