import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { ingest } from '../verb/ingest.ts';
import { type importedUsageSchema, importUsageSchema, MOST_ROW_ERRORS } from './entries/schemas.ts';
import { insertImport, sameWaits } from './import-store.ts';
import { type JudgedImport, judgeImport } from './judge-import-store.ts';

/**
 * Takes a file of consumed use, CSV or JSON lines: each row is judged as a reading by itself, and each wrong one is told with its line, column and reason
 * (MOST_ROW_ERRORS of them). `check` stores nothing and says exactly what would come of it, repeated and contradicting rows included. `all` takes nothing unless
 * every row is good. A program's file counts at once, under its key; a person's waits as `importId` until a second person releases it, and nothing of it counts
 * before. The same file again stores nothing twice, and waits once: STATE_CONFLICT. Refused whole: SHEET_UNREADABLE, SHEET_COLUMN, SHEET_EMPTY, SHEET_TOO_LONG.
 */
export const importUsage = ingest({
  event: 'metering.usage-imported',
  allow: ['platform-engineer'],
  input: importUsageSchema,
  async store(scope, { mode, ...file }) {
    const { ctx, tx } = scope;
    const person = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    const wanted = (wrong: number) => mode === 'good' || (mode === 'all' && wrong === 0);
    const stays = ({ errors }: JudgedImport) => person === null && wanted(errors.length);
    const judged = await judgeImport(scope, file, { without: [], stays });
    const { rows, stored, repeated, errors, kept } = judged;
    const counts = { stored, repeated, wrong: errors.length };
    const told = errors.slice(0, MOST_ROW_ERRORS);
    const waits = person !== null && mode !== 'check' && wanted(errors.length) && stored > 0;
    const importId = waits ? newId(ctx.now) : null;
    if (waits && importId) {
      if (await sameWaits(tx, file))
        throw new DomainError('STATE_CONFLICT', { object: file.source, state: 'proposed' });
      const wrongLines = errors.map(({ line }) => line);
      const judgement = { rows, stored, repeated, wrongLines, errors: told };
      await insertImport(tx, { id: importId, ...file, mode, ...judgement, by: person, at: ctx.now });
    }
    const result: z.output<typeof importedUsageSchema> = { rows, ...counts, errors: told, done: kept, importId };
    const detail = { format: file.format, mode, ...counts, ...(importId ? { waits: importId } : {}) };
    const audit = { object: { kind: 'usage-source', id: file.source } as const, detail };
    return kept || waits ? { result, audit } : { result };
  },
});
