/** One value that differs; `path` leads to it, zones by their codes. null: it is not there on that side. */
export interface Change {
  readonly path: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What differs between two versions of one document, path by path in the order of the older one, then what is new. Lists of
 * things that have a code are compared by code, other lists as sets: their order says nothing. Nothing, null and an empty list are the same.
 */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.text === is?.text) return [];
    return [{ path: (was ?? is)?.path ?? [], before: was?.text ?? null, after: is?.text ?? null }];
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function leavesOf(document: unknown): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) walkList(value, path);
    else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    else leaves.set(path.join('\0'), { path, text: String(value) });
  };
  const walkList = (list: readonly unknown[], path: readonly string[]): void => {
    if (list.length === 0) return;
    if (list.every(hasCode)) for (const { code, ...rest } of list) walk(rest, [...path, code]);
    else leaves.set(path.join('\0'), { path, text: list.map(String).toSorted().join(', ') });
  };
  walk(document, []);
  return leaves;
}

function hasCode(value: unknown): value is { readonly code: string } {
  return typeof value === 'object' && value !== null && typeof (value as { code?: unknown }).code === 'string';
}
