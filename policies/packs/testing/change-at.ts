/**
 * A copy of `object` in which the value at `path` (`spec.containers.0.image`) is `value`; undefined takes it away. Breaks
 * one field of a good object, so a test shows which field a policy looks at.
 */
export function changeAt<T extends object>(object: T, path: string, value: unknown): T {
  const copy = structuredClone(object);
  const keys = path.split('.');
  const last = keys.pop();
  if (last === undefined) return copy;
  let part = copy as Record<string, unknown>;
  for (const key of keys) {
    part[key] ??= {};
    part = part[key] as Record<string, unknown>;
  }
  if (value === undefined) delete part[last];
  else part[last] = value;
  return copy;
}
