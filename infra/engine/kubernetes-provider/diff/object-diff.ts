import { isMap, type JsonObject, type PlainObject, type PlainValue } from '../protocol/property-value.ts';
import { contains, formatPath, type PropertyPath, parsePath } from './property-path.ts';
import { touchesTrigger } from './replace-triggers.ts';

export interface PropertyChange {
  path: PropertyPath;
  kind: 'add' | 'update' | 'delete';
  /** The change cannot be made in place. */
  replaces: boolean;
}

export interface DiffSubject {
  /** The live object pruned to the shape of the old inputs. */
  live: JsonObject;
  oldInputs: PlainObject;
  newInputs: PlainObject;
}

/** One property seen from three sides; undefined means that it is not there. */
interface Sides {
  live: PlainValue | undefined;
  old: PlainValue | undefined;
  wanted: PlainValue | undefined;
}

function child(value: PlainValue | undefined, step: string | number): PlainValue | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isMap<PlainObject>(value) ? value[step] : undefined;
}

function equal(left: PlainValue | undefined, right: PlainValue | undefined): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  if (isMap<PlainObject>(left) && isMap<PlainObject>(right)) {
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((key) => equal(left[key], right[key]));
  }
  return left === right;
}

/** Keys or indices that appear on the live or the wanted side, when both are maps or both are lists. */
function steps(live: PlainValue | undefined, wanted: PlainValue | undefined): (string | number)[] | undefined {
  if (Array.isArray(live) && Array.isArray(wanted)) {
    return Array.from({ length: Math.max(live.length, wanted.length) }, (_, index) => index);
  }
  if (isMap<PlainObject>(live) && isMap<PlainObject>(wanted)) {
    return [...new Set([...Object.keys(wanted), ...Object.keys(live)])];
  }
  return undefined;
}

function compare(path: PropertyPath, sides: Sides, isBuiltIn: boolean): PropertyChange[] {
  const { live, old, wanted } = sides;
  const changed = (kind: PropertyChange['kind']) => [{ path, kind, replaces: false }];
  if (wanted === undefined || wanted === null) return live === undefined || live === null ? [] : changed('delete');
  if (live === undefined) {
    // A built-in kind that was given this very value before and keeps nothing there has dropped an empty or default
    // value (`hostNetwork: false`); asking again would change nothing.
    return isBuiltIn && equal(wanted, old) ? [] : changed('add');
  }
  const inner = steps(live, wanted);
  if (inner === undefined) return live === wanted ? [] : changed('update');
  return inner.flatMap((step) => {
    const below: Sides = { live: child(live, step), old: child(old, step), wanted: child(wanted, step) };
    return compare([...path, step], below, isBuiltIn);
  });
}

/**
 * What must change in the cluster's object for it to be as the program says, down to single properties. Only properties
 * that the old or the new inputs speak about count. Pure.
 * @param isBuiltIn the kind comes with Kubernetes, whose server drops values that mean nothing
 */
export function diffObjects(subject: DiffSubject, triggers: PropertyPath[], isBuiltIn: boolean): PropertyChange[] {
  const found = compare([], { live: subject.live, old: subject.oldInputs, wanted: subject.newInputs }, isBuiltIn);
  return found.map((change) => {
    const newValue = change.path.reduce<PlainValue | undefined>(child, subject.newInputs);
    const reach = change.kind === 'delete' ? undefined : newValue;
    const losesIdentity = change.kind === 'delete' && formatPath(change.path) === 'metadata';
    return { ...change, replaces: losesIdentity || touchesTrigger(change.path, reach, triggers) };
  });
}

/** The changes that no ignoreChanges path covers. */
export function withoutIgnored(changes: PropertyChange[], ignoreChanges: string[]): PropertyChange[] {
  const ignored = ignoreChanges.map(parsePath);
  return changes.filter(({ path }) => !ignored.some((outer) => contains(outer, path)));
}
