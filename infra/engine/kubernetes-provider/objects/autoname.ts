import { createHash, randomBytes } from 'node:crypto';
import type { PlainObject } from '../protocol/property-value.ts';
import { AUTONAMED, isOn } from './annotations.ts';
import { nameOf, textAt, valueAt, withValueAt } from './kubernetes-object.ts';

/** What the engine's own naming rules say: nothing, a name to use, or that names must be given. */
export type EngineNaming = { mode: 'default' } | { mode: 'use'; name: string } | { mode: 'disabled' };

/** What a name is drawn from. */
export interface NameSource {
  /** From the engine; empty for a random name. */
  seed: Uint8Array;
  naming: EngineNaming;
}

const SUFFIX_LENGTH = 8;

/** Eight hex digits: the same for the same seed and prefix, so that a saved plan keeps its names; random without a seed. */
function suffix(seed: Uint8Array, prefix: string): string {
  const bytes =
    seed.length === 0 ? randomBytes(SUFFIX_LENGTH) : createHash('sha256').update(seed).update(prefix).digest();
  return bytes.toString('hex').slice(0, SUFFIX_LENGTH);
}

/** `pulumi-kubernetes-<8 hex>`: the name under which one resource applies its fields. */
export function newFieldManager(): string {
  return `pulumi-kubernetes-${suffix(new Uint8Array(), '')}`;
}

/** Whether the program gave a name, be it one that is still to come. */
export function isNamed(object: PlainObject): boolean {
  return nameOf(object) !== '' || typeof valueAt(object, 'metadata', 'name') === 'symbol';
}

/** Whether the program left the name to the API server. */
export function hasGenerateName(object: PlainObject): boolean {
  const generateName = valueAt(object, 'metadata', 'generateName');
  return !isNamed(object) && (typeof generateName === 'symbol' || textAt(object, 'metadata', 'generateName') !== '');
}

export function isAutonamed(object: PlainObject): boolean {
  return isOn(object, AUTONAMED);
}

function withAutoname(object: PlainObject, name: string): PlainObject {
  return withValueAt(withValueAt(object, ['metadata', 'name'], name), ['metadata', 'annotations', AUTONAMED], 'true');
}

/** Keeps the name that was drawn for an unnamed resource when it was made. */
export function adoptAutoname(object: PlainObject, old: PlainObject): PlainObject {
  return !isNamed(object) && isAutonamed(old) ? withAutoname(object, nameOf(old)) : object;
}

/**
 * Draws a name for an unnamed resource, `<logical name>-<8 hex>`, and marks the object as autonamed.
 * @throws when the engine's naming rules demand that names be given
 */
export function assignAutoname(object: PlainObject, logicalName: string, { seed, naming }: NameSource): PlainObject {
  if (isNamed(object) || hasGenerateName(object)) return object;
  switch (naming.mode) {
    case 'disabled':
      throw new Error('autonaming is disabled, resource requires the .metadata.name field to be set');
    case 'use':
      return withAutoname(object, naming.name);
    case 'default':
      return withAutoname(object, `${logicalName}-${suffix(seed, logicalName)}`);
  }
}
