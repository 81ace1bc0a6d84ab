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
