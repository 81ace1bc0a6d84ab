import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../verb/errors.ts';
import { cellText, MOST_COLUMNS, MOST_LINES, type SheetRow, startsFormula } from './cell-rules.ts';

/** UTF-8, or what a Chinese spreadsheet saves CSV in by default. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;
/** Lines that a file may have, blank ones among them; a longer one is no order. */
const MOST_RECORDS = 10_000;

/**
 * Rows of a CSV file (RFC 4180) that hold anything, with commas or tabs. SHEET_UNREADABLE when it is no text or breaks off in a quoted field;
 * SHEET_TOO_LONG as soon as it has more rows than an order has lines, and beyond MOST_RECORDS, blank or not.
 */
export function readCsv(bytes: Uint8Array): readonly SheetRow[] {
  const text = textIn(bytes);
  const head = text.slice(0, Math.max(text.indexOf('\n'), 0));
  const delimiter = head.includes('\t') && !head.includes(',') ? '\t' : ',';
  const records = recordsOf(text, delimiter);
  if (records.length > MOST_RECORDS) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_LINES });
  const rows: SheetRow[] = [];
  records.forEach((record, index) => {
    const cells = record.slice(0, MOST_COLUMNS).flatMap((raw, column) => {
      const cell = cellText(raw);
      return cell === '' ? [] : [{ column, text: cell, formula: startsFormula(cell) }];
    });
    if (cells.length > 0) rows.push({ n: index + 1, cells });
    // One more than the lines: the heading.
    if (rows.length > MOST_LINES + 1) throw new DomainError('SHEET_TOO_LONG', { limit: MOST_LINES });
  });
  return rows;
}

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const to = MOST_RECORDS + 1;
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, to });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError('SHEET_UNREADABLE', { reason: 'csv' });
  }
}

/** The text of a file that a spreadsheet saved; SHEET_UNREADABLE where it is none. */
export function textIn(bytes: Uint8Array): string {
  for (const encoding of ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not of this encoding: the next one is tried.
    }
  }
  throw new DomainError('SHEET_UNREADABLE', { reason: 'encoding' });
}
