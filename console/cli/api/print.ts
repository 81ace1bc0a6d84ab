/** Where a command writes: `out` what was asked for, `err` what is said beside it. */
export interface Output {
  readonly out: (text: string) => unknown;
  readonly err: (text: string) => unknown;
}

/** Columns that a character takes on a terminal: Chinese ones take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter)
        ? 2
        : 1),
    0,
  );
}

/** Text of others as a terminal may show it: no control characters, by which it could write over lines or move the cursor. */
export function plain(text: string): string {
  return text.replace(/\p{C}+/gu, ' ');
}

/** Rows in columns of equal width, each line ended; amounts are right-aligned where `right` names their column. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => {
      const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return right.includes(column) ? `${gap}${cell}` : `${cell}${gap}`;
    });
  return cells.map((row) => `${line(row).join('  ').trimEnd()}\n`).join('');
}
