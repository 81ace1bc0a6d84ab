import { listAt, mapAt, textAt, valueAt } from '../objects/kubernetes-object.ts';
import { isMap, type JsonObject } from '../protocol/property-value.ts';
import type { GroupVersionKind } from '../protocol/urn.ts';
import type { ApiClient } from './api-client.ts';
import { isNotFound } from './api-error.ts';
import { groupVersionPath } from './discovery.ts';

const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const REFERENCE_PREFIX = '#/components/schemas/';

/** What the server says about the shape of one kind: enough to tell quantities and unknown fields. */
export interface Schema {
  isQuantity: boolean;
  /** The schema of a field: 'any' when the server keeps whatever is put there, undefined when it has no such field. */
  field(name: string): Schema | 'any' | undefined;
  /** The schema of a list's items, 'any' when nothing is said about them. */
  items(): Schema | 'any';
}

class OpenApiSchema implements Schema {
  readonly isQuantity: boolean;
  readonly #schemas: JsonObject;
  readonly #node: JsonObject;

  constructor(schemas: JsonObject, node: JsonObject) {
    this.#schemas = schemas;
    const reference = textAt(node, '$ref') || textAt(listAt(node, 'allOf')[0] ?? {}, '$ref');
    const name = reference.slice(REFERENCE_PREFIX.length);
    this.isQuantity = name === QUANTITY;
    this.#node = reference === '' ? node : mapAt(schemas, name);
  }

  field(name: string): Schema | 'any' | undefined {
    const properties = this.#node.properties;
    if (isMap<JsonObject>(properties)) {
      const property = properties[name];
      if (isMap<JsonObject>(property)) return new OpenApiSchema(this.#schemas, property);
      return this.#node['x-kubernetes-preserve-unknown-fields'] === true ? 'any' : undefined;
    }
    const additional = this.#node.additionalProperties;
    return isMap<JsonObject>(additional) ? new OpenApiSchema(this.#schemas, additional) : 'any';
  }

  items(): Schema | 'any' {
    const items = this.#node.items;
    return isMap<JsonObject>(items) ? new OpenApiSchema(this.#schemas, items) : 'any';
  }
}

function isOf(schema: JsonObject, { group, version, kind }: GroupVersionKind): boolean {
  return listAt(schema, 'x-kubernetes-group-version-kind').some(
    (gvk) => gvk.group === group && gvk.version === version && gvk.kind === kind,
  );
}

/** The server's own OpenAPI 3 description of its kinds, one group version at a time as they are asked for. */
export class Schemas {
  readonly #client: ApiClient;
  readonly #signal: AbortSignal;
  readonly #groupVersions = new Map<string, Promise<JsonObject>>();

  constructor(client: ApiClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** The schema of a kind, or undefined when the server describes none. */
  async find(gvk: GroupVersionKind): Promise<Schema | undefined> {
    const path = groupVersionPath(gvk);
    let loading = this.#groupVersions.get(path);
    if (loading === undefined) {
      loading = this.#load(path);
      this.#groupVersions.set(path, loading);
    }
    const schemas = await loading;
    const node = Object.values(schemas).find((schema) => isMap<JsonObject>(schema) && isOf(schema, gvk));
    return isMap<JsonObject>(node) ? new OpenApiSchema(schemas, node) : undefined;
  }

  async #load(path: string): Promise<JsonObject> {
    try {
      const document = await this.#client.request({ method: 'GET', path: `/openapi/v3${path}`, signal: this.#signal });
      const schemas = valueAt(document, 'components', 'schemas');
      return isMap<JsonObject>(schemas) ? schemas : {};
    } catch (error) {
      this.#groupVersions.delete(path);
      if (isNotFound(error)) return {};
      throw error;
    }
  }
}
