import type { Json, JsonObject, PlainObject, PlainValue } from '../protocol/property-value.ts';
import { isMap } from '../protocol/property-value.ts';
import { type GroupVersionKind, parseApiVersion } from '../protocol/urn.ts';

/** The value at a path of keys, or undefined when any step is missing. */
export function valueAt(object: JsonObject, ...keys: string[]): Json | undefined;
export function valueAt(object: PlainObject, ...keys: string[]): PlainValue | undefined;
export function valueAt(object: PlainObject, ...keys: string[]): PlainValue | undefined {
  let value: PlainValue | undefined = object;
  for (const key of keys) {
    if (!isMap<PlainObject>(value)) return undefined;
    value = value[key];
  }
  return value;
}

/** The text at a path, or '' when it is missing, unknown or not text. */
export function textAt(object: PlainObject, ...keys: string[]): string {
  const value = valueAt(object, ...keys);
  return typeof value === 'string' ? value : '';
}

/** The number at a path, or undefined. */
export function numberAt(object: PlainObject, ...keys: string[]): number | undefined {
  const value = valueAt(object, ...keys);
  return typeof value === 'number' ? value : undefined;
}

/** The object at a path, or an empty one. */
export function mapAt(object: JsonObject, ...keys: string[]): JsonObject {
  const value = valueAt(object, ...keys);
  return isMap<JsonObject>(value) ? value : {};
}

/** The objects of the list at a path; anything else in it is left out. */
export function listAt(object: JsonObject, ...keys: string[]): JsonObject[] {
  const value = valueAt(object, ...keys);
  return Array.isArray(value) ? value.filter((item) => isMap<JsonObject>(item)) : [];
}

/** A copy with one value set, the objects on the way made where missing. */
export function withValueAt<T extends PlainObject>(object: T, keys: string[], value: PlainValue): T {
  const [key, ...rest] = keys;
  if (key === undefined) return object;
  if (rest.length === 0) return { ...object, [key]: value };
  const child = object[key];
  return { ...object, [key]: withValueAt(isMap<PlainObject>(child) ? child : {}, rest, value) };
}

/** A copy without the value at a path; the same object when there was none. */
export function withoutValueAt<T extends PlainObject>(object: T, ...keys: string[]): T {
  const [key, ...rest] = keys;
  if (key === undefined || !(key in object)) return object;
  if (rest.length === 0) {
    const { [key]: _, ...others } = object;
    return others as T;
  }
  const child = object[key];
  return isMap<PlainObject>(child) ? { ...object, [key]: withoutValueAt(child, ...rest) } : object;
}

export const nameOf = (object: PlainObject): string => textAt(object, 'metadata', 'name');
export const namespaceOf = (object: PlainObject): string => textAt(object, 'metadata', 'namespace');
export const kindOf = (object: PlainObject): string => textAt(object, 'kind');
export const apiVersionOf = (object: PlainObject): string => textAt(object, 'apiVersion');
export const annotationOf = (object: PlainObject, key: string): string =>
  textAt(object, 'metadata', 'annotations', key);

/** Group, version and kind an object says it is of. */
export function typeOf(object: PlainObject): GroupVersionKind {
  return parseApiVersion(apiVersionOf(object), kindOf(object));
}

/** The id Pulumi keeps: `namespace/name`, or `name` for what belongs to the cluster. */
export function idOf(object: PlainObject): string {
  const namespace = namespaceOf(object);
  return namespace === '' ? nameOf(object) : `${namespace}/${nameOf(object)}`;
}

/** Takes an id apart again. */
export function parseId(id: string): { namespace: string; name: string } {
  const slash = id.indexOf('/');
  return slash < 0 ? { namespace: '', name: id } : { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}

/** True for a CustomResourceDefinition of any version. */
export function isCustomResourceDefinition(object: PlainObject): boolean {
  return kindOf(object) === 'CustomResourceDefinition' && apiVersionOf(object).startsWith('apiextensions.k8s.io/');
}

/** True for a core Secret or ConfigMap that the cluster will not change any more. */
export function isImmutable(object: PlainObject): boolean {
  return valueAt(object, 'immutable') === true;
}
