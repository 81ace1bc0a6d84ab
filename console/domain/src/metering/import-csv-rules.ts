import { CsvError, parse } from 'csv-parse/sync';
import { startsFormula } from '../order-sheets/cell-rules.ts';
import { DomainError } from '../verb/errors.ts';
import type { IMPORT_FORMATS, ImportRowError } from './entries/schemas.ts';
import { MOST_IMPORT_ROWS } from './entries/schemas.ts';

/** Columns of an import by their name in the API, with the word that a heading may bear instead. */
export const IMPORT_COLUMNS = {
  id: '标识',
  resource: '资源编号',
  meter: '计量项',
  quantity: '数量',
  unit: '单位',
  at: '时间',
  thing: '对象',
} as const;
export type ImportColumn = keyof typeof IMPORT_COLUMNS;
const COLUMNS = Object.keys(IMPORT_COLUMNS) as readonly ImportColumn[];
/** All but `thing`: a row without its unit could be of any. */
const NEEDED: readonly ImportColumn[] = COLUMNS.filter((column) => column !== 'thing');
const LONGEST_CELL = 128;

/** A row as it was written; `line` is its line in the file, from 1. */
export interface ImportRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
}
export interface ReadImport {
  readonly rows: readonly ImportRow[];
  readonly errors: readonly ImportRowError[];
}

/** Rows of a file in either format. Refused whole: SHEET_UNREADABLE (a quoted field breaks off), SHEET_COLUMN (one is missing), SHEET_EMPTY, SHEET_TOO_LONG. */
export function readImport(text: string, format: (typeof IMPORT_FORMATS)[number]): ReadImport {
  const written = format === 'csv' ? csvRows(text) : jsonRows(text);
  if (written.length === 0) throw new DomainError('SHEET_EMPTY');
  if (written.length > MOST_IMPORT_ROWS) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_IMPORT_ROWS });
  const [rows, errors]: [ImportRow[], ImportRowError[]] = [[], []];
  for (const row of written) {
    const error = 'code' in row ? row : faultOf(row);
    if (error) errors.push(error);
    else if (!('code' in row)) rows.push(row);
  }
  return { rows, errors };
}

/** What is wrong with a row by itself: a cell a spreadsheet would calculate with, one that is missing, one too long. */
function faultOf({ line, cells }: ImportRow): ImportRowError | null {
  for (const column of COLUMNS) {
    const text = cells[column] ?? '';
    const told = (code: ImportRowError['code'], facts: ImportRowError['facts'] = {}) => ({ line, column, code, facts });
    if (text === '' && NEEDED.includes(column)) return told('CELL_MISSING', { column });
    if (startsFormula(text)) return told('SHEET_FORMULA', { column });
    if (text.length > LONGEST_CELL) return told('INPUT_INVALID', { field: column });
  }
  return null;
}

function csvRows(text: string): readonly ImportRow[] {
  const records = recordsOf(text);
  const [head, ...body] = records;
  if (!head) return [];
  const columns = head.record.map((heading) => columnNamed(heading));
  const missing = NEEDED.find((column) => !columns.includes(column));
  if (missing) throw new DomainError('SHEET_COLUMN', { column: IMPORT_COLUMNS[missing] });
  return body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, line }) => {
      const cells = columns.flatMap((column, place) =>
        column ? [[column, (record[place] ?? '').trim()] as const] : [],
      );
      return { line, cells: Object.fromEntries(cells.filter(([, cell]) => cell !== '')) };
    });
}

/** The heading, what a file may have, and one by which it is seen that there is more. */
const MOST_RECORDS = MOST_IMPORT_ROWS + 2;

interface CsvRecord {
  readonly record: readonly string[];
  readonly line: number;
}

function recordsOf(text: string): readonly CsvRecord[] {
  const head = text.slice(0, Math.max(text.indexOf('\n'), 0));
  const delimiter = head.includes('\t') && !head.includes(',') ? '\t' : ',';
  // The line a record begins on: it ends on the line that csv-parse tells, and has a line more for each break within its cells.
  const toRecord = (record: string[], { lines }: { lines: number }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return { record, line: lines - breaks };
  };
  try {
    const options = {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST_RECORDS,
    };
    const records: unknown = parse(text, { ...options, on_record: toRecord as never });
    return whole(records as readonly CsvRecord[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError('SHEET_UNREADABLE', { reason: 'csv' });
  }
}

/** Where reading stopped at MOST_RECORDS, nobody knows what more there is: rows of empty cells count too. */
function whole(records: readonly CsvRecord[]): readonly CsvRecord[] {
  if (records.length < MOST_RECORDS) return records;
  throw new DomainError('SHEET_TOO_LONG', { limit: MOST_IMPORT_ROWS });
}

function columnNamed(heading: string): ImportColumn | null {
  const plain = heading.normalize('NFKC').trim().toLowerCase();
  return COLUMNS.find((column) => column === plain || IMPORT_COLUMNS[column] === plain) ?? null;
}

function jsonRows(text: string): readonly (ImportRow | ImportRowError)[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((written, place): (ImportRow | ImportRowError)[] => {
    if (written.trim() === '') return [];
    const line = place + 1;
    const cells = cellsOf(written);
    return [cells ? { line, cells } : { line, column: null, code: 'INPUT_INVALID', facts: { field: '' } }];
  });
}

/** A number is taken as its text was written only where that loses nothing: quantities are sent as text. */
function cellsOf(written: string): ImportRow['cells'] | null {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  if (entries.some(([name, cell]) => !COLUMNS.includes(name as ImportColumn) || typeof cell !== 'string')) return null;
  return Object.fromEntries(entries);
}

/** An instant with its offset, in UTC; any other text, and a day that no calendar has, as it is, for the reading's own check to refuse. */
export function instantIn(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return text;
  // Date takes 31 June for 1 July, and hour 24 for the day after.
  const [day, hour] = [text.slice(0, 10), text.slice(11, 13)];
  const midnight = new Date(`${day}T00:00:00Z`);
  if (hour === '24' || Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return text;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

const COLUMN_OF_CODE: Readonly<Partial<Record<string, ImportColumn>>> = {
  UNKNOWN_METER: 'meter',
  UNIT_MISMATCH: 'unit',
  READING_TOO_LARGE: 'quantity',
  READING_OUT_OF_TIME: 'at',
  PERIOD_CLOSED: 'at',
  NOT_FOUND: 'resource',
  CLOUD_NOT_GRANTED: 'resource',
  DUPLICATE_CONFLICT: 'id',
};
const COLUMN_OF_FIELD: Readonly<Record<string, ImportColumn>> = {
  eventId: 'id',
  resourceId: 'resource',
  dimension: 'meter',
  quantity: 'quantity',
  unit: 'unit',
  at: 'at',
  thing: 'thing',
};

/** The column that a refused reading is wrong in; null: the row as a whole. */
export function columnOf({ code, facts }: Pick<ImportRowError, 'code' | 'facts'>): ImportColumn | null {
  const field = typeof facts.field === 'string' ? COLUMN_OF_FIELD[facts.field] : undefined;
  return COLUMN_OF_CODE[code] ?? field ?? null;
}

/** A file without some of its lines: neither their rows nor what is wrong with them. */
export function withoutLines({ rows, errors }: ReadImport, left: readonly number[]): ReadImport {
  const lines = new Set(left);
  const stays = ({ line }: { readonly line: number }) => !lines.has(line);
  return { rows: rows.filter(stays), errors: errors.filter(stays) };
}
