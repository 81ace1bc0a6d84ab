import type { z } from 'zod';
import { textIn } from '../order-sheets/csv-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { ingest } from '../verb/ingest.ts';
import { idSchema } from '../verb/wire.ts';
import {
  type ImportRowError,
  type importedUsageSchema,
  importUsageSchema,
  MOST_ROW_ERRORS,
} from './entries/schemas.ts';
import { columnOf, type ImportRow, instantIn, readImport } from './import-csv-rules.ts';
import { keptIf, resourcesNumbered } from './import-store.ts';
import { ingestUsage } from './ingest-usage.ts';
import { MOST_READINGS } from './schemas.ts';

/**
 * Takes a file of consumed use, CSV or JSON lines: each row is judged as a reading by itself, and each wrong one is told with its line, column and reason
 * (MOST_ROW_ERRORS of them). `check` stores nothing and says exactly what would come of it, repeated and contradicting rows included. `all` stores nothing unless
 * every row is good. The same file again stores nothing twice. Refused whole: SHEET_UNREADABLE, SHEET_COLUMN, SHEET_EMPTY, SHEET_TOO_LONG.
 */
export const importUsage = ingest({
  event: 'metering.usage-imported',
  allow: ['platform-engineer'],
  input: importUsageSchema,
  async store(scope, { source, format, content, mode }) {
    const { rows, errors } = readImport(textIn(Buffer.from(content, 'base64')), format);
    const numbers = await resourcesNumbered(scope.tx, [...new Set(rows.map(({ cells }) => cells.resource ?? ''))]);
    const take = () => takeRows(scope, { source, rows, numbers });
    const stays = (found: Taken) => mode === 'good' || (mode === 'all' && errors.length + found.errors.length === 0);
    const { kept, ...taken } = await keptIf(scope.tx, stays, take);
    const all = [...errors, ...taken.errors].toSorted((a, b) => a.line - b.line);
    const counts = { stored: taken.stored, repeated: taken.repeated, wrong: all.length };
    const result: z.output<typeof importedUsageSchema> = {
      ...{ rows: rows.length + errors.length, ...counts, errors: all.slice(0, MOST_ROW_ERRORS), done: kept },
    };
    const audit = { object: { kind: 'usage-source', id: source } as const, detail: { format, mode, ...counts } };
    return kept ? { result, audit } : { result };
  },
});

interface Taken {
  readonly stored: number;
  readonly repeated: number;
  readonly errors: readonly ImportRowError[];
}

async function takeRows(
  scope: VerbScope,
  { source, rows, numbers }: { source: string; rows: readonly ImportRow[]; numbers: ReadonlyMap<string, string> },
): Promise<Taken> {
  let [stored, repeated] = [0, 0];
  const errors: ImportRowError[] = [];
  const named = rows.flatMap((row) => {
    const { resource = '' } = row.cells;
    const resourceId = numbers.get(resource) ?? (idSchema.safeParse(resource).success ? resource : undefined);
    if (resourceId) return [{ line: row.line, cells: row.cells, resourceId }];
    errors.push({ line: row.line, column: 'resource', code: 'NOT_FOUND', facts: { what: 'resource' } });
    return [];
  });
  for (let from = 0; from < named.length; from += MOST_READINGS) {
    const batch = named.slice(from, from + MOST_READINGS);
    const events = batch.map(({ cells: { id = '', meter = '', quantity = '', unit, thing, at = '' }, resourceId }) => ({
      ...{ eventId: id, resourceId, dimension: meter, quantity, at: instantIn(at) },
      ...(unit === undefined ? {} : { unit }),
      ...(thing === undefined ? {} : { thing }),
    }));
    const { result } = await ingestUsage.definition.store(scope, { source, events });
    stored += result.stored;
    repeated += result.repeated;
    for (const { index, code, facts } of result.refused)
      errors.push({ line: batch[index]?.line ?? 0, column: columnOf({ code, facts }), code, facts });
  }
  return { stored, repeated, errors };
}
