/** A part of a manifest as a record; anything else reads as empty, since a missing part breaks no rule by itself. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** A part of a manifest as a list; anything else reads as empty. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A part of a manifest as text; anything else reads as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a list, in order. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).map(textOf);
}
