import { isMap, type Json, type JsonObject, type PlainObject, type PlainValue } from '../protocol/property-value.ts';

function typeOfValue(value: PlainValue | undefined): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || value === undefined) return 'nothing';
  return isMap(value) ? 'map' : typeof value;
}

function pruneValue(value: Json, shape: PlainValue): Json {
  if (isMap<JsonObject>(value) && isMap<PlainObject>(shape)) return pruneToShape(value, shape);
  if (Array.isArray(value) && Array.isArray(shape)) return pruneList(value, shape);
  return value;
}

/**
 * Lists are compared item by item, and no longer than the shape: items that the cluster added at the end are its own.
 * A list of another type of item is a changed value and comes back whole.
 */
function pruneList(live: Json[], shape: PlainValue[]): Json[] {
  if (live.length > 0 && shape.length > 0 && typeOfValue(live[0]) !== typeOfValue(shape[0])) return live;
  return live.slice(0, shape.length).map((item, index) => pruneValue(item, shape[index] ?? null));
}

/**
 * The part of a live object that has the shape of a program's inputs: the fields that the program spoke about, with the
 * values they have in the cluster. What the cluster filled in by itself falls away; a value that changed its type stays.
 */
export function pruneToShape(live: JsonObject, shape: PlainObject): JsonObject {
  const pruned: JsonObject = {};
  for (const [key, value] of Object.entries(live)) {
    const wanted = shape[key];
    if (wanted !== undefined) pruned[key] = pruneValue(value, wanted);
  }
  return pruned;
}

function childOf(value: PlainValue | undefined, step: string | number): PlainValue | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isMap<PlainObject>(value) ? value[step] : undefined;
}

function keepDropped(pruned: Json, inputs: PlainValue, before: PlainValue | undefined): Json {
  if (Array.isArray(pruned) && Array.isArray(inputs)) {
    return pruned.map((item, index) => keepDropped(item, inputs[index] ?? null, childOf(before, index)));
  }
  if (!isMap<JsonObject>(pruned) || !isMap<JsonObject>(inputs)) return pruned;
  const kept: JsonObject = {};
  for (const [key, input] of Object.entries(inputs)) {
    const live = pruned[key];
    if (live !== undefined) kept[key] = keepDropped(live, input, childOf(before, key));
    else if (childOf(before, key) === undefined) kept[key] = input;
  }
  return kept;
}

/**
 * The inputs after a refresh: the values they have in the cluster now. An input that the server kept nothing of when it
 * was applied (`hostNetwork: false`, an empty map) is no drift and stays; one that the server did keep and that is gone
 * now falls away.
 * @param before the live object as it was when the inputs were last applied or refreshed
 */
export function refreshedInputs(live: JsonObject, inputs: JsonObject, before: JsonObject): JsonObject {
  const kept = keepDropped(pruneToShape(live, inputs), inputs, before);
  return isMap<JsonObject>(kept) ? kept : inputs;
}
