import { apiVersionOf, kindOf, listAt, nameOf, namespaceOf, typeOf } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { formatApiVersion, type GroupVersionKind } from '../protocol/urn.ts';
import type { ApiClient, ApiRequest } from './api-client.ts';
import type { Discovery } from './discovery.ts';

/** Which object is meant; namespace '' for what belongs to the cluster. */
export interface ObjectReference {
  gvk: GroupVersionKind;
  namespace: string;
  name: string;
}

/** How a change is to be made. */
export interface WriteOptions {
  fieldManager: string;
  /** Have the server go through every step but the last: nothing is stored. */
  dryRun: boolean;
}

/** The object that another object describes. */
export function referenceTo(object: JsonObject): ObjectReference {
  return { gvk: typeOf(object), namespace: namespaceOf(object), name: nameOf(object) };
}

function writeQuery({ fieldManager, dryRun }: WriteOptions): Record<string, string> {
  return { fieldManager, ...(dryRun && { dryRun: 'All' }) };
}

/** Objects of any kind on one server, by group, version and kind. */
export class ObjectsApi {
  readonly #client: ApiClient;
  readonly #discovery: Discovery;
  readonly #signal: AbortSignal;

  constructor(client: ApiClient, discovery: Discovery, signal: AbortSignal) {
    this.#client = client;
    this.#discovery = discovery;
    this.#signal = signal;
  }

  /** @throws {NoMatchError} when the server has no such kind */
  async #collection(gvk: GroupVersionKind, namespace: string): Promise<string> {
    const { basePath, plural, namespaced } = await this.#discovery.require(gvk);
    const scope = namespaced && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    return `${basePath}${scope}/${plural}`;
  }

  async #path({ gvk, namespace, name }: ObjectReference): Promise<string> {
    return `${await this.#collection(gvk, namespace)}/${encodeURIComponent(name)}`;
  }

  #ask(question: Omit<ApiRequest, 'signal'>): Promise<JsonObject> {
    return this.#client.request({ ...question, signal: this.#signal });
  }

  async get(reference: ObjectReference): Promise<JsonObject> {
    return this.#ask({ method: 'GET', path: await this.#path(reference) });
  }

  async list(gvk: GroupVersionKind, namespace: string): Promise<JsonObject[]> {
    const list = await this.#ask({ method: 'GET', path: await this.#collection(gvk, namespace) });
    return listAt(list, 'items').map((item) => ({ apiVersion: formatApiVersion(gvk), kind: gvk.kind, ...item }));
  }

  async create(object: JsonObject, options: WriteOptions): Promise<JsonObject> {
    const path = await this.#collection(typeOf(object), namespaceOf(object));
    return this.#ask({ method: 'POST', path, query: writeQuery(options), body: object });
  }

  async replace(object: JsonObject, options: WriteOptions): Promise<JsonObject> {
    const path = await this.#path(referenceTo(object));
    return this.#ask({ method: 'PUT', path, query: writeQuery(options), body: object });
  }

  /** Server-side apply. Without force a field that another manager owns and that would change is a conflict (409). */
  async apply(object: JsonObject, options: WriteOptions & { force: boolean }): Promise<JsonObject> {
    return this.#ask({
      method: 'PATCH',
      path: await this.#path(referenceTo(object)),
      query: { ...writeQuery(options), force: String(options.force) },
      contentType: 'application/apply-patch+yaml',
      body: object,
    });
  }

  /** JSON patch (RFC 6902). */
  async patch(reference: ObjectReference, operations: JsonObject[]): Promise<JsonObject> {
    return this.#ask({
      method: 'PATCH',
      path: await this.#path(reference),
      contentType: 'application/json-patch+json',
      body: operations,
    });
  }

  async delete(reference: ObjectReference, propagationPolicy: string): Promise<void> {
    await this.#ask({ method: 'DELETE', path: await this.#path(reference), body: { propagationPolicy } });
  }

  /**
   * Follows what happens to one object until the server ends the stream.
   * @param onEvent gets the event's type (ADDED, MODIFIED, DELETED, ERROR) and the object
   */
  async watch(
    reference: ObjectReference,
    signal: AbortSignal,
    onEvent: (type: string, object: JsonObject) => void,
  ): Promise<void> {
    const path = await this.#collection(reference.gvk, reference.namespace);
    const query = { watch: 'true', fieldSelector: `metadata.name=${reference.name}` };
    await this.#client.follow({ method: 'GET', path, query, signal }, (event) => {
      const object = event.object;
      if (typeof event.type === 'string' && typeof object === 'object' && object !== null && !Array.isArray(object)) {
        onEvent(event.type, object);
      }
    });
  }
}

/** `apps/v1/Deployment`: the key of tables that speak of kinds. */
export function kindKey(object: JsonObject): string {
  return `${apiVersionOf(object)}/${kindOf(object)}`;
}
