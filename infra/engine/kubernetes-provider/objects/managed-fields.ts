import { isMap, type Json, type JsonObject } from '../protocol/property-value.ts';
import { listAt, mapAt, textAt } from './kubernetes-object.ts';

/**
 * Managers whose fields an update takes over: kubectl's and the ones this provider has used for creating. The match is
 * by the start of the name.
 */
const ADOPTED_UPDATERS = ['kubectl', 'before-first-apply', 'pulumi-kubernetes', 'pulumi-resource-kubernetes'];
/** Names under which a plain create or an old client-side update of this provider is recorded. */
const OWN_UPDATERS = ['pulumi-resource-kubernetes', 'pulumi-kubernetes', 'pulumi-kubernetes.exe'];

function isAdopted(entry: JsonObject): boolean {
  if (textAt(entry, 'subresource') !== '') return false;
  const manager = textAt(entry, 'manager');
  if (entry.operation === 'Apply') return manager.startsWith('kubectl');
  return ADOPTED_UPDATERS.some((prefix) => manager.startsWith(prefix));
}

/** The union of two field sets (FieldsV1): a field is in it when it is in either. */
function union(left: JsonObject, right: JsonObject): JsonObject {
  const all: JsonObject = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const present = all[key];
    all[key] = isMap<JsonObject>(present) && isMap<JsonObject>(value) ? union(present, value) : value;
  }
  return all;
}

/**
 * The managedFields of an object after `manager` has taken over what kubectl and this provider's creates own, as an
 * Apply of its own; undefined when there is nothing to take over. What others own, and what anyone owns through a
 * subresource such as scale, stays.
 */
export function adoptFields(live: JsonObject, manager: string): JsonObject[] | undefined {
  const entries = listAt(live, 'metadata', 'managedFields');
  const isOwn = (entry: JsonObject) =>
    entry.manager === manager && entry.operation === 'Apply' && textAt(entry, 'subresource') === '';
  const adopted = entries.filter((entry) => !isOwn(entry) && isAdopted(entry));
  const last = adopted.at(-1);
  if (last === undefined) return undefined;
  const own = entries.find(isOwn);
  const base = own ?? { ...last, manager, operation: 'Apply' };
  const fieldsV1 = [base, ...adopted].map((entry) => mapAt(entry, 'fieldsV1')).reduce(union, {});
  const others = entries.filter((entry) => !isOwn(entry) && !adopted.includes(entry));
  return [...others, { ...base, fieldsV1 }];
}

/** Whether one of this provider's creates, or an update from before server-side apply, still owns fields of the object. */
export function hasOwnUpdateEntries(live: JsonObject): boolean {
  return listAt(live, 'metadata', 'managedFields').some(
    (entry) => entry.operation === 'Update' && OWN_UPDATERS.includes(textAt(entry, 'manager')),
  );
}

function ownsPath(fields: Json | undefined, keys: string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  const child = isMap<JsonObject>(fields) ? fields[`f:${key}`] : undefined;
  return child !== undefined && ownsPath(child, rest);
}

/** Whether somebody else, and not `manager`, owns the field at a path of keys or something below it. */
export function isOwnedOnlyByOthers(live: JsonObject, keys: string[], manager: string): boolean {
  const owners = listAt(live, 'metadata', 'managedFields').filter((entry) => ownsPath(entry.fieldsV1, keys));
  return owners.length > 0 && owners.every((entry) => entry.manager !== manager);
}
