import { isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Place in a file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where `path` stands in a document: at the key of a field, at the start of an entry; where it is missing, at what would hold it. */
export function positionOf(
  document: { readonly contents: Node | null },
  path: readonly (string | number)[],
  lines: LineCounter,
): Position {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const next = stepInto(node, key);
    if (next === null) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function stepInto(
  node: unknown,
  key: string | number,
): { readonly node: unknown; readonly offset: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
    );
    return pair === undefined ? null : { node: pair.value, offset: startOf(pair.key) };
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? null : { node: item, offset: startOf(item) };
  }
  return null;
}

function startOf(node: unknown): number | null {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? null;
}
