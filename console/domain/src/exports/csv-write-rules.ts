import type { Cell } from './cell-rules.ts';

/** What a spreadsheet would take for a formula, were it the first character of a text; East Asian ones take the wide signs too. */
const STARTS_FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const IS_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /["\n\r,]/;

/** UTF-8's mark, by which a spreadsheet reads Chinese as Chinese. */
export const MARK = '\uFEFF';

/** One row (RFC 4180) that a spreadsheet opens as it stands: a text that it would take for a formula gets an apostrophe in front. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(plain).join(',')}\r\n`;
}

function plain(cell: Cell): string {
  if (cell === null) return '';
  if ('money' in cell) return cell.money;
  if ('number' in cell) return cell.number;
  const { text } = cell;
  return quoted(STARTS_FORMULA.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text);
}

/** A field of CSV for programs, with nothing put in front of it. */
export function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
