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
export function unfitIn(value: unknown): readonly string[] | null {
  const path: string[] = [];
  return isFit(value, path) ? null : path;
}

/** `path`: where `value` is, and afterwards where the first unfit thing is. Kept in one array, for a batch has thousands of places and nearly all are fit. */
function isFit(value: unknown, path: string[]): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  if (path.length >= DEEPEST) {
    path.length = 1;
    return false;
  }
  for (const key of Object.keys(value)) {
    if (!isStorable(key)) return false;
    path.push(key);
    if (!isFit((value as Record<string, unknown>)[key], path)) return false;
    path.pop();
  }
  return true;
}

/** Whether PostgreSQL keeps this text as it is. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
