/** Steps from the root of an object to a property: keys, list indices, or '*' for any of either. */
export type PathStep = string | number;
export type PropertyPath = PathStep[];

const NEEDS_QUOTES = /[.[\]"]/;

/** Writes a path as the engine reads it: `spec.containers[0].image`, `spec.hard["requests.cpu"]`. */
export function formatPath(path: PropertyPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (NEEDS_QUOTES.test(step)) text += `["${step.replaceAll('"', '\\"')}"]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

const STEP = /\.?(?:\[(?:"((?:[^"\\]|\\.)*)"|(\d+)|(\*))\]|([^.[\]]+))/y;

/**
 * Reads a path as it stands in ignoreChanges.
 * @throws when it is no property path
 */
export function parsePath(text: string): PropertyPath {
  const path: PropertyPath = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex;
    const match = STEP.exec(text);
    if (match === null) throw new Error(`"${text}" is no property path: cannot read it from position ${at} on`);
    const [, quoted, index, wildcard, plain] = match;
    if (quoted !== undefined) path.push(quoted.replaceAll('\\"', '"'));
    else if (index !== undefined) path.push(Number(index));
    else path.push(wildcard ?? plain ?? '');
  }
  return path;
}

/** Whether `inner` is `outer` itself or lies below it; '*' in `outer` stands for any one step. */
export function contains(outer: PropertyPath, inner: PropertyPath): boolean {
  return outer.length <= inner.length && outer.every((step, index) => step === '*' || step === inner[index]);
}
