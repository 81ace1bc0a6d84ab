/**
 * Path of the first text in `value` that no column can hold as it is: one with a NUL, which PostgreSQL refuses, or with half of a
 * surrogate pair, which would be stored as another character. A key that is such a text is named by what holds it. Null: none.
 */
export function badTextIn(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
  for (const [key, item] of Object.entries(value)) {
    if (!isStorable(key)) return path;
    const bad = badTextIn(item, [...path, key]);
    if (bad) return bad;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
