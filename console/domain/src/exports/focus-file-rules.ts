import { parseDecimal } from '@zhengyun/rulebook/decimal.ts';
import { AMOUNT_PLACES } from '@zhengyun/rulebook/money.ts';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from './cell-rules.ts';
import { csvRow } from './csv-write-rules.ts';
import { FOCUS_COLUMNS, type FocusColumn, type FocusRow } from './focus-rules.ts';

export type FocusParts = AsyncIterable<readonly FocusRow[]>;

const NAMES = Object.keys(FOCUS_COLUMNS) as readonly FocusColumn[];
/** Rows that a Parquet row group holds at least, the last one aside. */
const GROUP = 8_000;
/** A decimal has 38 digits, 15 of them after the point: sixteen bytes. */
const DECIMAL = {
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 16,
  converted_type: 'DECIMAL',
  precision: 38,
  scale: AMOUNT_PLACES,
} as const;
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const INSTANT = {
  type: 'INT64',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  converted_type: 'TIMESTAMP_MICROS',
} as const;
const TYPES = { decimal: DECIMAL, text: TEXT, instant: INSTANT } as const;

const cellOf = (name: FocusColumn, value: string | null): Cell =>
  value === null ? null : FOCUS_COLUMNS[name] === 'decimal' ? { number: value } : { text: value };

/** FOCUS rows as CSV (RFC 4180, UTF-8 without a mark: for programs, and still with no cell that a spreadsheet would calculate). */
export async function* focusCsv(parts: FocusParts): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  yield encode(csvRow(NAMES.map((text) => ({ text }))));
  for await (const rows of parts)
    yield encode(rows.map((row) => csvRow(NAMES.map((name) => cellOf(name, row[name])))).join(''));
}

/** Bytes that were written since they were last taken; the writer goes on counting from the beginning of the file. */
class DrainedWriter extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

function storedOf(name: FocusColumn, value: string | null): string | bigint | Date | null {
  if (value === null) return null;
  switch (FOCUS_COLUMNS[name]) {
    case 'decimal':
      return parseDecimal(value, AMOUNT_PLACES);
    case 'instant':
      return new Date(value);
    case 'text':
      return value;
  }
}

/** FOCUS rows as Parquet, a row group at a time: decimals exact, instants in UTC. */
export async function* focusParquet(parts: FocusParts): AsyncGenerator<Uint8Array> {
  const writer = new DrainedWriter();
  const columns = NAMES.map((name) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[FOCUS_COLUMNS[name]] }));
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: NAMES.length }, ...columns],
    createdBy: 'zhengyun',
  });
  let held: FocusRow[] = [];
  const write = () => {
    const rows = held;
    held = [];
    file.write({
      columnData: NAMES.map((name) => ({ name, data: rows.map((row) => storedOf(name, row[name])) })),
      rowGroupSize: rows.length,
    });
    return writer.take();
  };
  for await (const rows of parts) {
    held.push(...rows);
    if (held.length >= GROUP) yield write();
  }
  if (held.length > 0) yield write();
  file.finish();
  yield writer.take();
}
