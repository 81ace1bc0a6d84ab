import { divideHalfUp, parseDecimal } from '@zhengyun/rulebook/decimal.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { type Fen, PRICE_PLACES } from '@zhengyun/rulebook/money.ts';
import { parseQuantity, type Quantity } from '@zhengyun/rulebook/quantity.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { startsFormula } from '../order-sheets/cell-rules.ts';
import { textIn } from '../order-sheets/csv-rules.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import { DomainError } from '../verb/errors.ts';
import { BILL_COLUMNS, type BillError, MOST_BILL_ROWS } from './schemas.ts';

type Column = (typeof BILL_COLUMNS)[number];

/** One row of a vendor's bill. Below zero only where `corrects` says which row of which bill it takes back. */
export interface BillRow {
  readonly row: number;
  readonly sku: ChargedSku;
  /** Unit·months of what is held, units of what is consumed. */
  readonly quantity: Quantity;
  /** Yuan with six decimals. */
  readonly amount: bigint;
  readonly resource: string | null;
  readonly corrects: string | null;
}

export interface ReadBill {
  readonly rows: readonly BillRow[];
  readonly errors: readonly BillError[];
  /** Rows below the heading, good and bad. */
  readonly count: number;
}

/** Headings, in both languages of the console. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  sku: ['计费项', 'sku'],
  quantity: ['数量', 'quantity'],
  amount: ['金额', 'amount'],
  resource: ['资源编号', 'resource'],
  corrects: ['冲正', 'corrects'],
};
/** What a vendor may charge for. */
const BILLED: readonly ChargedSku[] = [...SKUS, ...METER_SKUS];
const NEEDED: readonly Column[] = ['sku', 'quantity', 'amount'];
/** Digits before the point that a figure of a bill may have: more is no bill. */
const MOST_DIGITS = 15;
const LONGEST = 64;
const MOST_CELLS = 50;

/**
 * A vendor's bill out of a CSV file (RFC 4180, UTF-8 or GB 18030): one row for an item, of a resource where it is named. Every bad row is told with its
 * column; nothing of a bill with one is to be stored. Refused whole: SHEET_UNREADABLE, SHEET_TOO_LONG, SHEET_EMPTY.
 */
export function readBill(bytes: Uint8Array, resources: ReadonlySet<string>): ReadBill {
  const [heading, ...body] = recordsIn(textIn(bytes));
  if (!heading || body.length === 0) throw new DomainError('SHEET_EMPTY');
  if (body.length > MOST_BILL_ROWS) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_BILL_ROWS });
  const { columns, errors } = readHeading(heading.cells, heading.row);
  if (errors.length > 0) return { rows: [], errors, count: body.length };
  const read = body.map((record) => readRow(record, columns, resources));
  const rows = read.flatMap(({ row }) => row ?? []);
  return { rows, errors: [...read.flatMap((each) => each.errors), ...twice(rows)], count: body.length };
}

interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A record of csv-parse, with how many records and empty lines there were up to it, itself included. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly empty_lines: number };
}

function recordsIn(text: string): readonly CsvRecord[] {
  try {
    // The heading, what a bill may have, and one by which it is seen that there is more; rows of empty cells count too.
    const to = MOST_BILL_ROWS + 2;
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true, to } as const;
    const records = parse(text, options) as unknown as readonly Parsed[];
    if (records.length === to) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_BILL_ROWS });
    return records
      .map(({ record, info }) => ({
        row: info.records + info.empty_lines,
        cells: record.slice(0, MOST_CELLS).map((cell) => cell.trim()),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError('SHEET_UNREADABLE', { reason: 'csv' });
  }
}

const short = (text: string) => text.slice(0, LONGEST).toWellFormed();

function readHeading(cells: readonly string[], row: number) {
  const columns = new Map<Column, number>();
  const errors: BillError[] = [];
  cells.forEach((cell, index) => {
    if (cell === '') return;
    const column = BILL_COLUMNS.find((name) => HEADINGS[name].includes(cell.toLowerCase()));
    if (!column) errors.push({ row, column: null, problem: 'column-unknown', text: short(cell) });
    else if (columns.has(column)) errors.push({ row, column, problem: 'column-twice', text: short(cell) });
    else columns.set(column, index);
  });
  for (const column of NEEDED)
    if (!columns.has(column))
      errors.push({ row, column, problem: 'column-missing', text: HEADINGS[column][0] ?? column });
  return { columns, errors };
}

function readRow({ row, cells }: CsvRecord, columns: ReadonlyMap<Column, number>, resources: ReadonlySet<string>) {
  const errors: BillError[] = [];
  const wrong = (column: Column, problem: BillError['problem'], text: string) =>
    errors.push({ row, column, problem, text: short(text) });
  const cell = (column: Column): string => {
    const text = cells[columns.get(column) ?? -1] ?? '';
    if (startsFormula(text)) wrong(column, 'formula', text);
    else if (text === '' && NEEDED.includes(column)) wrong(column, 'cell-missing', '');
    return text;
  };
  const figure = (column: Column, read: (text: string) => bigint): bigint => {
    const text = cell(column);
    if (text === '' || startsFormula(text)) return 0n;
    const value = figureIn(text, read);
    if (value === null) wrong(column, 'number-unreadable', text);
    return value ?? 0n;
  };
  const named = new Set(columns.values());
  cells.forEach((text, index) => {
    if (!named.has(index) && startsFormula(text))
      errors.push({ row, column: null, problem: 'formula', text: short(text) });
  });
  const name = cell('sku');
  const sku = BILLED.find((known) => known === name);
  if (!sku && name !== '' && !startsFormula(name)) wrong('sku', 'sku-unknown', name);
  const quantity = figure('quantity', parseQuantity);
  const amount = figure('amount', (text) => parseDecimal(text, PRICE_PLACES));
  const resource = cell('resource') || null;
  if (resource !== null && !resources.has(resource)) wrong('resource', 'resource-unknown', resource);
  const corrects = cell('corrects') || null;
  if ((quantity < 0n || amount < 0n) && corrects === null)
    wrong(quantity < 0n ? 'quantity' : 'amount', 'negative-corrects-nothing', '');
  if (!sku || errors.length > 0) return { row: null, errors };
  return { row: { row, sku, quantity, amount, resource, corrects: corrects && short(corrects) }, errors };
}

/** A figure, with thousands grouped or not; null: it is none, or larger than any bill's. */
function figureIn(text: string, read: (text: string) => bigint): bigint | null {
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if ((/^-?(\d+)/.exec(plain)?.[1]?.length ?? 0) > MOST_DIGITS) return null;
  try {
    return read(plain);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An item that stands in a bill twice for one resource would count twice: the later row is told. Corrections may be many. */
function twice(rows: readonly BillRow[]): readonly BillError[] {
  const known = new Set<string>();
  return rows.flatMap(({ row, sku, resource, corrects }): BillError[] => {
    const key = `${sku}/${resource ?? ''}`;
    if (corrects !== null || !known.has(key)) {
      if (corrects === null) known.add(key);
      return [];
    }
    return [{ row, column: null, problem: 'row-twice', text: key }];
  });
}

/** A bill's quantities by item. */
export function billQuantities(rows: readonly Pick<BillRow, 'sku' | 'quantity'>[]): ReadonlyMap<ChargedSku, Quantity> {
  const sums = new Map<ChargedSku, Quantity>();
  for (const { sku, quantity } of rows) sums.set(sku, (sums.get(sku) ?? 0n) + quantity);
  return sums;
}

/** What a bill comes to, rounded once half up to fen. */
export function billFen(rows: readonly Pick<BillRow, 'amount'>[]): Fen {
  return divideHalfUp(
    rows.reduce((sum, { amount }) => sum + amount, 0n),
    10n ** BigInt(PRICE_PLACES - 2),
  );
}
