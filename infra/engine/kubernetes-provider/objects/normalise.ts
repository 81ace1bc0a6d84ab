import type { Schema } from '../cluster/schemas.ts';
import { isMap, type Json, type JsonObject, type PlainObject } from '../protocol/property-value.ts';
import {
  apiVersionOf,
  isCustomResourceDefinition,
  kindOf,
  mapAt,
  typeOf,
  valueAt,
  withoutValueAt,
} from './kubernetes-object.ts';
import { canonicalQuantity } from './quantity.ts';

/** Groups whose kinds come with Kubernetes itself and therefore have one settled shape. */
const BUILT_IN_GROUPS = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** Metadata that only the server writes. */
const READ_ONLY_METADATA = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'uid',
];

/** True for kinds that come with Kubernetes; custom resources keep whatever form they were written in. */
export function isBuiltIn(object: PlainObject): boolean {
  return BUILT_IN_GROUPS.has(typeOf(object).group);
}

/** An object in its settled form, and the fields that its kind does not have. */
export interface Normalised {
  object: JsonObject;
  /** Paths that were left out because the server knows no such field, e.g. `spec.replica`. */
  unknownFields: string[];
}

/** Where in the object the walk is, and what it has found there. */
interface Walk {
  path: string;
  unknownFields: string[];
}

function normaliseValue(value: Json, schema: Schema | 'any', walk: Walk): Json {
  if (schema === 'any') return value;
  if (schema.isQuantity && (typeof value === 'string' || typeof value === 'number')) {
    return canonicalQuantity(String(value));
  }
  if (Array.isArray(value)) {
    const items = schema.items();
    return value.map((item, index) => normaliseValue(item, items, { ...walk, path: `${walk.path}[${index}]` }));
  }
  if (!isMap<JsonObject>(value)) return value;
  const settled: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    const path = walk.path === '' ? key : `${walk.path}.${key}`;
    const field = schema.field(key);
    if (field === undefined) walk.unknownFields.push(path);
    else if (child !== null) settled[key] = normaliseValue(child, field, { ...walk, path });
  }
  return settled;
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** A Secret as the server keeps it: stringData folded into data, which it overrides; base64 in its plain form. */
function normaliseSecret(secret: JsonObject): JsonObject {
  const data = mapAt(secret, 'data');
  const settled: JsonObject = {};
  for (const [key, value] of Object.entries(data)) {
    settled[key] = typeof value === 'string' ? Buffer.from(value, 'base64').toString('base64') : value;
  }
  for (const [key, value] of Object.entries(mapAt(secret, 'stringData'))) {
    settled[key] = typeof value === 'string' ? base64(value) : value;
  }
  const { stringData, ...rest } = secret;
  return Object.keys(settled).length === 0 ? secret : { ...rest, data: settled };
}

function normaliseDefinition(definition: JsonObject): JsonObject {
  const settled = withoutValueAt(definition, 'status');
  const preserve = valueAt(settled, 'spec', 'preserveUnknownFields');
  return preserve === false ? withoutValueAt(settled, 'spec', 'preserveUnknownFields') : settled;
}

/** The object without what only the server writes; for objects that cannot be normalised any further. */
export function withoutReadOnlyMetadata<T extends PlainObject>(object: T): T {
  return READ_ONLY_METADATA.reduce((rest, field) => withoutValueAt(rest, 'metadata', field), object);
}

/**
 * Brings equal objects to equal form, so that a difference in writing (`1000m` or `1`, stringData or data) is no
 * change: built-in kinds by the server's own schema, custom resources left as they are. Pure.
 * @param schema the kind's schema; undefined when the server gave none
 */
export function normalise(object: JsonObject, schema: Schema | undefined): Normalised {
  const bare = withoutReadOnlyMetadata(object);
  if (isCustomResourceDefinition(bare)) return { object: normaliseDefinition(bare), unknownFields: [] };
  if (!isBuiltIn(bare)) return { object: bare, unknownFields: [] };
  const unknownFields: string[] = [];
  const settled = schema === undefined ? bare : normaliseValue(bare, schema, { path: '', unknownFields });
  const result = isMap<JsonObject>(settled) ? settled : bare;
  const isSecret = apiVersionOf(result) === 'v1' && kindOf(result) === 'Secret';
  return { object: isSecret ? normaliseSecret(result) : result, unknownFields };
}
