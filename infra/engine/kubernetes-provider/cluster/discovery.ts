import { listAt, textAt } from '../objects/kubernetes-object.ts';
import { formatApiVersion, type GroupVersionKind } from '../protocol/urn.ts';
import type { ApiClient } from './api-client.ts';
import { isNotFound, NoMatchError } from './api-error.ts';

/** Where the objects of a kind live. */
export interface ResourceMapping {
  /** e.g. `/apis/apps/v1` */
  basePath: string;
  /** e.g. `deployments` */
  plural: string;
  namespaced: boolean;
}

type Kinds = Map<string, ResourceMapping>;

/** The root of a group version: `/api/v1` for the core group, else `/apis/<group>/<version>`. */
export function groupVersionPath(gvk: GroupVersionKind): string {
  return gvk.group === '' ? `/api/${gvk.version}` : `/apis/${gvk.group}/${gvk.version}`;
}

/**
 * Knows which kinds the server has, one group version at a time as they are asked for. A kind that is not there is
 * looked up afresh each time, so a definition that has just been installed is found.
 */
export class Discovery {
  readonly #client: ApiClient;
  readonly #signal: AbortSignal;
  readonly #groupVersions = new Map<string, Promise<Kinds>>();

  constructor(client: ApiClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Where a kind lives, or undefined when the server has no such kind. */
  async find(gvk: GroupVersionKind): Promise<ResourceMapping | undefined> {
    const path = groupVersionPath(gvk);
    const cached = this.#groupVersions.get(path);
    const mapping = (await cached)?.get(gvk.kind);
    if (mapping !== undefined) return mapping;
    // Of several callers that miss at the same time the first one asks; the others see its fresh promise.
    if (this.#groupVersions.get(path) === cached) this.#groupVersions.set(path, this.#load(path));
    return (await this.#groupVersions.get(path))?.get(gvk.kind);
  }

  /**
   * Where a kind lives.
   * @throws {NoMatchError} when the server has no such kind
   */
  async require(gvk: GroupVersionKind): Promise<ResourceMapping> {
    const mapping = await this.find(gvk);
    if (mapping === undefined) throw new NoMatchError(gvk.kind, formatApiVersion(gvk));
    return mapping;
  }

  /** Forgets what is known, for when the server's kinds have been changed. */
  invalidate(): void {
    this.#groupVersions.clear();
  }

  async #load(path: string): Promise<Kinds> {
    try {
      const list = await this.#client.request({ method: 'GET', path, signal: this.#signal });
      const kinds: Kinds = new Map();
      for (const resource of listAt(list, 'resources')) {
        const plural = textAt(resource, 'name');
        if (plural.includes('/')) continue; // a subresource: pods/log, deployments/scale
        kinds.set(textAt(resource, 'kind'), { basePath: path, plural, namespaced: resource.namespaced === true });
      }
      return kinds;
    } catch (error) {
      this.#groupVersions.delete(path);
      if (isNotFound(error)) return new Map();
      throw error;
    }
  }
}
