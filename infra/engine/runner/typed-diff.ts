import type { PlanOp, PlanValue, PropertyChange, TypedDiff } from '@zhengyun/interface/plan.ts';

/** The part of an engine event about one step that a diff is made of. */
export interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly old?: { readonly inputs?: object | null; readonly id?: string } | null;
  readonly new?: { readonly inputs?: object | null } | null;
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
}

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const ABSENT: PlanValue = { is: 'absent' };
/** Set by the provider for its own use; no reader of a plan asked for them. */
const INTERNAL = new Set(['__defaults', '__provider', '__inputs', '__initialApiVersion', '__fieldManager']);

/** What one step does, property by property; an internal step of a replacement maps to `replace` as a whole. */
export function typedDiff(step: StepMetadata): TypedDiff {
  const op = planOp(step.op);
  const before = op === 'create' ? undefined : (step.old?.inputs ?? undefined);
  const after = op === 'delete' ? undefined : (step.new?.inputs ?? undefined);
  const changes = op === 'same' || op === 'read' || op === 'delete' ? [] : [...changesBetween('', before, after)];
  return {
    urn: step.urn,
    type: step.type,
    kind: step.type.slice(step.type.lastIndexOf(':') + 1),
    name: step.urn.slice(step.urn.lastIndexOf('::') + 2),
    op,
    changes: [...changes, ...changedSecrets(step, changes)],
  };
}

/** Maps the engine's operation to ours: replacements arrive in three steps and are one thing to a reader. */
export function planOp(op: string): PlanOp {
  switch (op) {
    case 'create':
    case 'update':
    case 'delete':
    case 'replace':
    case 'same':
    case 'import':
    case 'read':
      return op;
    case 'create-replacement':
    case 'delete-replaced':
    case 'discard-replaced':
    case 'import-replacement':
    case 'read-replacement':
      return 'replace';
    case 'remove-pending-replace':
    case 'discard':
      return 'delete';
    default:
      return 'same';
  }
}

function* changesBetween(path: string, before: unknown, after: unknown): Generator<PropertyChange> {
  if (isTree(before) || isTree(after)) {
    if (
      (before === undefined || isTree(before)) &&
      (after === undefined || isTree(after)) &&
      sameShape(before, after)
    ) {
      for (const key of keysOf(before, after)) {
        yield* changesBetween(joined(path, key, before ?? after), child(before, key), child(after, key));
      }
      return;
    }
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  yield {
    path,
    kind: before === undefined ? 'add' : after === undefined ? 'delete' : 'update',
    before: shown(before),
    after: shown(after),
  };
}

/** Masked secrets look alike before and after; the engine's own diff says which of them changed. */
function changedSecrets(step: StepMetadata, known: readonly PropertyChange[]): PropertyChange[] {
  if (step.op !== 'update' && step.op !== 'replace') return [];
  const seen = new Set(known.map((change) => change.path));
  return Object.entries(step.detailedDiff ?? {})
    .filter(
      ([path]) =>
        !seen.has(path) && !known.some((change) => change.path.startsWith(path) || path.startsWith(change.path)),
    )
    .filter(([path]) => isSecret(valueAt(step.new?.inputs, path)) || isSecret(valueAt(step.old?.inputs, path)))
    .map(([path]) => ({ path, kind: 'update', before: { is: 'secret' }, after: { is: 'secret' } }));
}

function valueAt(root: unknown, path: string): unknown {
  return path
    .split(/[.[\]"]+/)
    .filter(Boolean)
    .reduce((value, key) => (isTree(value) || isSecret(value) ? child(value, key) : undefined), root);
}

function shown(value: unknown): PlanValue {
  if (value === undefined) return ABSENT;
  if (isSecret(value)) return { is: 'secret' };
  if (value === UNKNOWN) return { is: 'unknown' };
  return { is: 'value', value: value as Extract<PlanValue, { is: 'value' }>['value'] };
}

function isSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && SIGNATURE in value;
}

/** A list or map with something in it: an empty one is a value of its own. */
function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isSecret(value) && Object.keys(value).length > 0;
}

function sameShape(before: unknown, after: unknown): boolean {
  return before === undefined || after === undefined || Array.isArray(before) === Array.isArray(after);
}

function keysOf(before: unknown, after: unknown): string[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...keys].filter((key) => !INTERNAL.has(key));
}

function child(parent: unknown, key: string): unknown {
  return parent === undefined ? undefined : (parent as Record<string, unknown>)[key];
}

function joined(path: string, key: string, parent: unknown): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
