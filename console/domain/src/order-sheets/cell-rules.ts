import { DomainError } from '../verb/errors.ts';

/** One cell that is not empty; `column` counts from 0. */
export interface SheetCell {
  readonly column: number;
  readonly text: string;
  /** Whether it holds a formula, or what a spreadsheet would take for one; `text` is not to be used then. */
  readonly formula: boolean;
}

/** A row that is not empty; `n` is the number a spreadsheet shows beside it, from 1. */
export interface SheetRow {
  readonly n: number;
  readonly cells: readonly SheetCell[];
}

/** Order lines of one sheet: as many as an order may have. */
export const MOST_LINES = 200;
/** Columns that are looked at: all that have a meaning, and room for notes beside them. */
export const MOST_COLUMNS = 100;
/** Characters of one cell: sixteen public keys with room to spare. */
export const MOST_CELL_TEXT = 8_000;

/** What a cell says, without the space around it; SHEET_UNREADABLE where it is longer than any cell of an order, before it is looked at. */
export function cellText(text: string): string {
  if (text.length > MOST_CELL_TEXT) throw new DomainError('SHEET_UNREADABLE', { reason: 'long-cell' });
  return text.trim();
}

/** What a spreadsheet would take for a formula, were it the first character of a text. */
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const IS_NUMBER = /^[+-]?\d[\d,]*(\.\d+)?$/;

/** Whether a spreadsheet that opens `text` as it stands would calculate with it: how commands are smuggled into CSV. */
export function startsFormula(text: string): boolean {
  return STARTS_FORMULA.test(text) && !IS_NUMBER.test(text);
}

/** Name of a cell as a spreadsheet shows it: column 2, row 5 is `C5`. */
export function cellName(column: number, row: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return `${name}${row}`;
}

/** Column (from 0) and row (from 1) of a cell's name; null: it is none, or lies beyond the largest sheet there is. */
export function cellAt(name: string): { readonly column: number; readonly row: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column < 16_384 && Number(digits) > 0 ? { column, row: Number(digits) } : null;
}
