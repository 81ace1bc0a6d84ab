/**
 * The deepest that is honestly sent are plans with schemas of custom resources, some forty levels; without a bound one small call
 * could exhaust the stack of whoever walks it.
 */
export const DEEPEST = 256;

/**
 * Path of the first thing in `value` that no input may hold: a text that no column can hold as it is (one with a NUL, which
 * PostgreSQL refuses, or with half of a surrogate pair, which would be stored as another character), or nesting beyond DEEPEST. A
 * key that is such a text is named by what holds it, and so is what is nested too deep by where it begins. Null: none.
 */
export function unfitIn(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null;
  if (path.length >= DEEPEST) return path.slice(0, 1);
  for (const [key, item] of Object.entries(value)) {
    if (!isStorable(key)) return path;
    const unfit = unfitIn(item, [...path, key]);
    if (unfit) return unfit;
  }
  return null;
}

/** Whether PostgreSQL keeps this text as it is. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
