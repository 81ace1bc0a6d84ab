/** How the engine marks special values on the wire; fixed by Pulumi's protocol. */
const SIGNATURE_KEY = '4dabf18193072939515e22adb298388d';
const SECRET_SIGNATURE = '1b47061264138c4ac30d75fd1eb44270';
const OUTPUT_SIGNATURE = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
/** One sentinel per type of the value that is still to come (computed bool, number, string, array, asset, archive, object). */
const UNKNOWN_SENTINELS = new Set([
  '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  '04da6b54-80e4-46f7-96ec-b56ff0331ba9',
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  '030794c1-ac77-496b-92df-f27374a8bd58',
  'e48ece36-62e2-4504-bad9-02848725956a',
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
]);
const UNKNOWN_STRING = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** A value that only an update will bring to light. A symbol, so that it can never slip into JSON unnoticed. */
export const UNKNOWN: unique symbol = Symbol('unknown');
export type Unknown = typeof UNKNOWN;

/** A value that must stay encrypted in state and hidden on screen. */
export class Secret {
  readonly element: PropertyValue;

  constructor(element: PropertyValue) {
    this.element = element;
  }
}

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** JSON with unknowns: what a program gave, secretness taken off. */
export type PlainValue = null | boolean | number | string | Unknown | PlainValue[] | PlainObject;
export interface PlainObject {
  [key: string]: PlainValue;
}

/** Everything the engine may send: JSON, unknowns and secrets at any depth. */
export type PropertyValue = null | boolean | number | string | Unknown | Secret | PropertyValue[] | PropertyMap;
export interface PropertyMap {
  [key: string]: PropertyValue;
}

type MapValue = PropertyMap | PlainObject;

/** True for an object with keys, as opposed to an array, a secret or a scalar. */
export function isMap<T extends MapValue>(value: unknown): value is T {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Secret);
}

/** Reads one value off the wire. An output value loses its dependencies: this provider declares that it accepts none. */
function decodeValue(wire: Json): PropertyValue {
  if (typeof wire === 'string') return UNKNOWN_SENTINELS.has(wire) ? UNKNOWN : wire;
  if (Array.isArray(wire)) return wire.map(decodeValue);
  if (typeof wire !== 'object' || wire === null) return wire;
  const signature = wire[SIGNATURE_KEY];
  if (signature === SECRET_SIGNATURE) return new Secret(decodeValue(wire.value ?? null));
  if (signature === OUTPUT_SIGNATURE) {
    const element = wire.value === undefined ? UNKNOWN : decodeValue(wire.value);
    return wire.secret === true ? new Secret(element) : element;
  }
  if (typeof signature === 'string') {
    throw new Error(
      'assets, archives and resource references have no place in a Kubernetes object; pass their content',
    );
  }
  return decodeProperties(wire);
}

/** Reads a property bag off the wire. */
export function decodeProperties(wire: JsonObject): PropertyMap {
  return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, decodeValue(value)]));
}

function encodeValue(value: PropertyValue): Json {
  if (value === UNKNOWN) return UNKNOWN_STRING;
  if (value instanceof Secret) return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value: encodeValue(value.element) };
  if (Array.isArray(value)) return value.map(encodeValue);
  return isMap<PropertyMap>(value) ? encodeProperties(value) : value;
}

/** Writes a property bag for the wire, secrets and unknowns marked. */
export function encodeProperties(properties: PropertyMap): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, encodeValue(value)]));
}

/** The value with every secret mark taken off, at any depth; unknowns stay. */
export function revealValue(value: PropertyValue): PlainValue {
  if (value instanceof Secret) return revealValue(value.element);
  if (Array.isArray(value)) return value.map(revealValue);
  return isMap<PropertyMap>(value) ? reveal(value) : value;
}

/** The property bag with every secret mark taken off. */
export function reveal(properties: PropertyMap): PlainObject {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, revealValue(value)]));
}

/** Whether a secret lies anywhere in the value. */
export function containsSecret(value: PropertyValue | undefined): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(containsSecret);
  return isMap<PropertyMap>(value) && Object.values(value).some(containsSecret);
}

function containsUnknown(value: PlainValue): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(containsUnknown);
  return isMap<PlainObject>(value) && Object.values(value).some(containsUnknown);
}

/** Narrows to plain JSON: no value in it is still to come. */
export function isKnown(object: PlainObject): object is JsonObject {
  return !containsUnknown(object);
}
