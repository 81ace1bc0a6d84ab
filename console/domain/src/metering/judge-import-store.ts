import { textIn } from '../order-sheets/csv-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { idSchema } from '../verb/wire.ts';
import type { ImportRowError } from './entries/schemas.ts';
import { columnOf, type ImportRow, instantIn, readImport, withoutLines } from './import-csv-rules.ts';
import { keptIf, resourcesNumbered } from './import-store.ts';
import { ingestUsage } from './ingest-usage.ts';
import { MOST_READINGS } from './schemas.ts';

export interface ImportFile {
  readonly source: string;
  readonly format: 'csv' | 'jsonl';
  /** The file's bytes in base64. */
  readonly content: string;
}

export interface JudgedImport {
  readonly rows: number;
  readonly stored: number;
  readonly repeated: number;
  /** Every wrong row, in the order of their lines. */
  readonly errors: readonly ImportRowError[];
}

interface HowJudged {
  /** Lines that are left out, as if the file did not have them. */
  readonly without: readonly number[];
  readonly stays: (judged: JudgedImport) => boolean;
}

/**
 * Judges each row of a file as a reading by itself, by all that is there already, and stores the good ones where `stays` says so of what was found: with `kept` false
 * everything is as before. Refused whole: SHEET_UNREADABLE, SHEET_COLUMN, SHEET_EMPTY, SHEET_TOO_LONG.
 */
export async function judgeImport(
  scope: VerbScope,
  { source, format, content }: ImportFile,
  { without, stays }: HowJudged,
): Promise<JudgedImport & { readonly kept: boolean }> {
  const { rows, errors } = withoutLines(readImport(textIn(Buffer.from(content, 'base64')), format), without);
  const numbers = await resourcesNumbered(scope.tx, [...new Set(rows.map(({ cells }) => cells.resource ?? ''))]);
  return keptIf(scope.tx, stays, async () => {
    const taken = await takeRows(scope, { source, rows, numbers });
    const all = [...errors, ...taken.errors].toSorted((a, b) => a.line - b.line);
    return { ...taken, rows: rows.length + errors.length, errors: all };
  });
}

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
