import { z } from 'zod';
import { type OrderLineInput, orderLineInputSchema } from '../requests/schemas.ts';
import { DomainError } from '../verb/errors.ts';
import { refusalOf } from '../verb/parse.ts';
import { cellName, type SheetCell, type SheetRow } from './cell-rules.ts';
import {
  cellValue,
  columnAt,
  columnNamed,
  NEEDED_COLUMNS,
  pathOf,
  type SheetColumn,
  UNREADABLE,
} from './column-rules.ts';
import { readCsv } from './csv-rules.ts';
import type { SheetError } from './schemas.ts';
import { readXlsx } from './xlsx-rules.ts';

/** A cloud with its zones, by the names that people know them under. */
export interface NamedPlace {
  readonly slug: string;
  readonly name: string;
  readonly zones: readonly { readonly code: string; readonly name: string }[];
}

/** A line that could be read, and where: `cells` names the cell of each column that is filled in. */
export interface SheetLine {
  readonly row: number;
  readonly cells: ReadonlyMap<SheetColumn, string>;
  readonly line: OrderLineInput;
}

export interface ReadSheet {
  /** Rows below the heading. */
  readonly rows: number;
  readonly lines: readonly SheetLine[];
  readonly errors: readonly SheetError[];
}

/** The first bytes of a zip archive, which a workbook is, and of the binary workbooks of before 2007. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Rows of an XLSX or CSV file, told by what is in it and not by its name. Refused whole: SHEET_UNREADABLE, SHEET_TOO_LONG. */
export function rowsIn(bytes: Uint8Array): readonly SheetRow[] {
  const begins = (mark: readonly number[]) => mark.every((byte, n) => bytes[n] === byte);
  if (begins(OLE)) throw new DomainError('SHEET_UNREADABLE', { reason: 'old-format' });
  return begins(ZIP) ? readXlsx(bytes) : readCsv(bytes);
}

/**
 * Order lines out of a sheet's rows: the first names the columns, every other is a line. All that is wrong is told, each with its cell;
 * where a heading is wrong nothing below it can be. SHEET_EMPTY when there is no line at all.
 */
export function readSheet(rows: readonly SheetRow[], places: readonly NamedPlace[]): ReadSheet {
  const [heading, ...body] = rows;
  if (!heading || body.length === 0) throw new DomainError('SHEET_EMPTY');
  const { columns, errors } = readHeading(heading);
  if (errors.length > 0) return { rows: body.length, lines: [], errors };
  const read = body.map((row) => readRow(row, columns, places));
  return {
    rows: body.length,
    lines: read.flatMap((each) => ('line' in each ? [each] : [])),
    errors: read.flatMap((each) => ('errors' in each ? each.errors : [])),
  };
}

type Columns = ReadonlyMap<number, SheetColumn>;

function readHeading({ n, cells }: SheetRow): { readonly columns: Columns; readonly errors: readonly SheetError[] } {
  const columns = new Map<number, SheetColumn>();
  const errors: SheetError[] = [];
  const wrong = (cell: SheetCell, problem: string) =>
    errors.push({
      row: n,
      cell: cellName(cell.column, n),
      column: null,
      code: 'SHEET_COLUMN',
      facts: { problem, name: cell.text.slice(0, 64) },
    });
  for (const cell of cells) {
    const column = cell.formula ? null : columnNamed(cell.text);
    if (!column) wrong(cell, 'unknown');
    else if ([...columns.values()].includes(column)) wrong(cell, 'twice');
    else columns.set(cell.column, column);
  }
  for (const column of NEEDED_COLUMNS)
    if (![...columns.values()].includes(column))
      errors.push({ row: n, cell: null, column, code: 'SHEET_COLUMN', facts: { problem: 'missing', column } });
  return { columns, errors };
}

function readRow(
  { n: row, cells: filled }: SheetRow,
  columns: Columns,
  places: readonly NamedPlace[],
): SheetLine | { readonly errors: readonly SheetError[] } {
  const cells = new Map<SheetColumn, string>();
  const errors: SheetError[] = [];
  const line: Record<string, unknown> = {};
  for (const { column: at, text, formula } of filled) {
    const cell = cellName(at, row);
    const column = columns.get(at);
    const place = { row, cell, column: column ?? null };
    if (!column) errors.push({ ...place, code: 'SHEET_COLUMN', facts: { problem: 'unnamed', name: cell } });
    else cells.set(column, cell);
    if (formula) errors.push({ ...place, code: 'SHEET_FORMULA', facts: { cell } });
    else if (column) {
      const value = cellValue(column, text);
      if (value === UNREADABLE) errors.push({ ...place, code: 'CELL_UNREADABLE', facts: { cell, column } });
      else put(line, pathOf(column), value);
    }
  }
  const parsed = orderLineInputSchema.safeParse(placed(line, places));
  const known = new Set(errors.map(({ column }) => column));
  const found = parsed.success ? [] : parsed.error.issues.flatMap((issue) => errorsOf(issue, { row, cells }));
  const all = [...errors, ...found.filter(({ column }) => column === null || !known.has(column))];
  return parsed.success && all.length === 0 ? { row, cells, line: parsed.data } : { errors: all };
}

function put(line: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    line[first] = value;
    return;
  }
  const inner = (line[first] ?? {}) as Record<string, unknown>;
  line[first] = inner;
  put(inner, rest, value);
}

/** The line with slug and code where it has the names of cloud and zone. */
function placed(line: Record<string, unknown>, places: readonly NamedPlace[]): Record<string, unknown> {
  const spec = line.spec ?? {};
  const cloud = places.find(({ slug, name }) => line.cloud === slug || line.cloud === name);
  const zone = cloud?.zones.find(({ code, name }) => line.zone === code || line.zone === name);
  return { ...line, spec, ...(cloud ? { cloud: cloud.slug } : {}), ...(zone ? { zone: zone.code } : {}) };
}

interface RowFacts {
  readonly row: number;
  readonly cells: ReadonlyMap<SheetColumn, string>;
}

/** What one issue of the wire's schema means in the sheet: a cell that is empty, one the item has no use for, or one with a wrong value. */
function errorsOf(issue: z.core.$ZodIssue, { row, cells }: RowFacts): readonly SheetError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const column = columnAt([...issue.path, key]);
      const cell = (column && cells.get(column)) ?? null;
      return { row, cell, column, code: 'CELL_NOT_OF_ITEM', facts: column ? { column } : {} };
    });
  const column = columnAt(issue.path);
  const cell = (column && cells.get(column)) ?? null;
  if (column && !cell) return [{ row, cell, column, code: 'CELL_MISSING', facts: { column } }];
  const { code } = refusalOf(new z.ZodError([issue]));
  return [{ row, cell, column, code, facts: cell ? { field: cell } : {} }];
}
