/** What a spreadsheet would take for a formula, were it the first character of a text; East Asian ones take the wide signs too. */
const STARTS_FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const IS_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /["\n\r,]/;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as it stands: UTF-8 with its mark, so that Chinese is read as Chinese, and no cell a
 * formula: a text that would start one gets an apostrophe in front. Null is an empty cell.
 */
export function toCsv(rows: readonly (readonly (string | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string | null): string {
  if (text === null) return '';
  const harmless = STARTS_FORMULA.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
