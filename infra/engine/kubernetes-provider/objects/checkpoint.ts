import { isMap, type JsonObject, type PlainObject, type PropertyMap, reveal } from '../protocol/property-value.ts';
import { toDashedKeys, toUnderscoredKeys } from './dashed-keys.ts';
import { apiVersionOf } from './kubernetes-object.ts';
import { withSecrecyOf } from './secrecy.ts';

/** Keys of a resource's outputs that are the provider's own and no part of the object. */
const INPUTS = '__inputs';
const INITIAL_API_VERSION = '__initialApiVersion';
const FIELD_MANAGER = '__fieldManager';

/** What state remembers of a resource beside the live object. */
export interface Remembered {
  /** The inputs it was last made or changed with. */
  inputs: PlainObject;
  /** API version it was created with. */
  initialApiVersion: string;
  /** Name under which this resource applies, '' when none was drawn yet. */
  fieldManager: string;
}

/** State taken apart: secretness off, keys as the API spells them. */
export interface Checkpoint extends Remembered {
  live: JsonObject;
}

/** The outputs that go into state: the whole live object, and what must be remembered beside it. */
export function makeCheckpoint(live: JsonObject, remembered: Remembered, secrecyFrom: PropertyMap): PropertyMap {
  const object = withSecrecyOf(toUnderscoredKeys(live), secrecyFrom);
  const inputs = withSecrecyOf(toUnderscoredKeys(remembered.inputs), secrecyFrom);
  return {
    ...object,
    [INPUTS]: inputs,
    [INITIAL_API_VERSION]: remembered.initialApiVersion,
    [FIELD_MANAGER]: remembered.fieldManager,
  };
}

/** Takes the outputs in state apart. A resource that has none yet (import) gives empty parts. */
export function readCheckpoint(state: PropertyMap): Checkpoint {
  const {
    [INPUTS]: inputs,
    [INITIAL_API_VERSION]: initialApiVersion,
    [FIELD_MANAGER]: fieldManager,
    ...live
  } = toDashedKeys(reveal(state));
  return {
    inputs: isMap<PlainObject>(inputs) ? inputs : {},
    initialApiVersion: typeof initialApiVersion === 'string' ? initialApiVersion : apiVersionOf(live),
    fieldManager: typeof fieldManager === 'string' ? fieldManager : '',
    live: live as JsonObject,
  };
}
