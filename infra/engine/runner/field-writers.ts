import type { FieldWriter } from '@zhengyun/interface/drift.ts';

/** One entry of an object's `metadata.managedFields`, as the API server keeps it. */
export interface ManagedFieldsEntry {
  readonly manager?: string;
  readonly operation?: string;
  readonly subresource?: string;
  readonly time?: string;
  readonly fieldsV1?: unknown;
}

/** Every manager of ours: `pulumi-kubernetes` at creation, `pulumi-kubernetes-<8 hex>` from the first update on. */
const OURS = /^pulumi-(?:kubernetes|resource-kubernetes)(?:-[0-9a-f]{8})?$/;

/** Who owns the field at `path` of the object `live`, newest first. A path as in a plan: `spec.hard["requests.cpu"]`, `spec.x[0].y`. */
export function writersOf(
  entries: readonly ManagedFieldsEntry[],
  { path, live }: { readonly path: string; readonly live: unknown },
): FieldWriter[] {
  const tokens = tokensOf(path);
  const held = entries.map((entry) => ({ entry, hold: holdOn(entry.fieldsV1, tokens, live) }));
  const owners = (wanted: Hold) => held.filter(({ hold }) => hold === wanted).map(({ entry }) => entry);
  const named = owners('named');
  return newestFirst(named.length > 0 ? named : owners('above'));
}

/** Everyone but us who wrote to the object itself, newest first; what the cluster's own controllers write to `status` is left out. */
export function strangersOf(entries: readonly ManagedFieldsEntry[]): FieldWriter[] {
  return newestFirst(
    entries.filter(({ manager, subresource }) => !OURS.test(manager ?? '') && subresource !== 'status'),
  );
}

/** Each of `entries`, newest first; one without a time comes last. */
export function newestFirst(entries: readonly ManagedFieldsEntry[]): FieldWriter[] {
  return entries
    .map(({ manager, operation, subresource, time }) => ({
      manager: manager ?? '',
      operation: operation === 'Apply' ? ('Apply' as const) : ('Update' as const),
      subresource: subresource || null,
      at: instantOf(time),
    }))
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

function instantOf(time: string | undefined): string | null {
  const at = new Date(time ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** named: the set names the field itself, or part of the branch that it is · above: a whole that it lies in. */
type Hold = 'named' | 'above' | null;

/**
 * How a field set holds the path. A leaf (`{}`) owns all below it (a list or map that is replaced as one), but one is also left where
 * another took every field below: who names the field goes before it. With `.` alone a set owns that there is a map and nothing in it.
 */
function holdOn(fields: unknown, tokens: readonly (string | number)[], live: unknown): Hold {
  let node = fields;
  let value = live;
  for (const token of tokens) {
    if (!isRecord(node)) return null;
    if (isLeaf(node) && node !== fields) return 'above';
    const key = typeof token === 'number' ? keyOfElement(node, token, value) : `f:${token}`;
    if (key === null || !(key in node)) return null;
    node = node[key];
    value = isRecord(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[token] : undefined;
  }
  return 'named';
}

/** The set's name of a list's element: by its keys (`k:{"name":"a"}`), its value (`v:"a"`) or its place (`i:0`). */
function keyOfElement(node: Readonly<Record<string, unknown>>, index: number, list: unknown): string | null {
  const element: unknown = Array.isArray(list) ? list[index] : undefined;
  const found = Object.keys(node).find((key) => {
    if (key.startsWith('i:')) return key === `i:${index}`;
    if (key.startsWith('v:')) return key === `v:${JSON.stringify(element)}`;
    if (!key.startsWith('k:') || !isRecord(element)) return false;
    const wanted = JSON.parse(key.slice(2)) as Record<string, unknown>;
    return Object.entries(wanted).every(([name, value]) => element[name] === value);
  });
  return found ?? null;
}

function isLeaf(node: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(node).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a.b["c.d"][0]` → a, b, c.d, 0. */
function tokensOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) =>
    index === undefined
      ? quoted === undefined
        ? (plain ?? '')
        : (JSON.parse(`"${quoted}"`) as string)
      : Number(index),
  );
}
