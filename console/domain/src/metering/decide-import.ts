import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { decisionRefusal } from './entry-rules.ts';
import { lockImport, saveImportDecision } from './import-store.ts';
import { decideImportSchema } from './imports/schemas.ts';
import { type JudgedImport, judgeImport } from './judge-import-store.ts';

/**
 * Releases or refuses a file of use that somebody else proposed. Released, the rows that were good when it was proposed are judged anew, on the clouds of who releases
 * it, and count now; those that were wrong stay out, whatever they are by then: nobody was asked about them. IMPORT_ROWS_WRONG where a good one is wrong by now, and nothing of the file counts. NOT_FOUND; PROPOSER_DECIDES; STATE_CONFLICT (decided before).
 */
export const decideImport = command({
  event: 'metering.entry-decided',
  allow: ['platform-engineer'],
  input: decideImportSchema,
  stepUp: true,
  async act(scope, { importId, decision, note }) {
    const { ctx, tx } = scope;
    const row = await lockImport(tx, importId);
    if (!row || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'usage' });
    const refusal = decisionRefusal(row, ctx.actor.id);
    if (refusal) throw refusal;
    const state = decision === 'confirm' ? ('confirmed' as const) : ('refused' as const);
    const { source, format, content, wrongLines: without } = row;
    const none: JudgedImport = { rows: row.rows, stored: 0, repeated: 0, errors: [] };
    const taken = { without, stays: () => true };
    const judged = state === 'confirmed' ? await judgeImport(scope, { source, format, content }, taken) : none;
    const { errors: wrong } = judged;
    if (wrong.length > 0)
      throw new DomainError('IMPORT_ROWS_WRONG', {
        rows: wrong.length,
        row: wrong[0]?.line ?? 0,
        why: wrong.slice(0, 10).map(({ line, code }) => `${line}: ${code}`),
      });
    await saveImportDecision(tx, importId, { state, by: ctx.actor.id, at: ctx.now, note });
    const { stored, repeated } = judged;
    return {
      result: { importId, state, stored, repeated },
      audit: {
        object: { kind: 'usage-source', id: source },
        detail: { import: importId, kind: 'file', decision, note, rows: row.rows, stored, repeated },
      },
    };
  },
});
