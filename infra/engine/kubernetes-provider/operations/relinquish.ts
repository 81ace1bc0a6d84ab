import { isNotFound } from '../cluster/api-error.ts';
import type { ObjectsApi } from '../cluster/objects-api.ts';
import { apiVersionOf, kindOf, nameOf, namespaceOf } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';

/**
 * Gives up every field that `fieldManager` owns on an object: what nobody else owns goes back to its default or away.
 * An object that is gone needs nothing given up.
 */
export async function relinquish(objects: ObjectsApi, object: JsonObject, fieldManager: string): Promise<void> {
  const namespace = namespaceOf(object);
  const identity: JsonObject = {
    apiVersion: apiVersionOf(object),
    kind: kindOf(object),
    metadata: { name: nameOf(object), ...(namespace !== '' && { namespace }) },
  };
  try {
    await objects.apply(identity, { fieldManager, dryRun: false, force: false });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
