import type { ObjectReference } from '@zhengyun/interface/inventory.ts';
import type { ClusterConnection } from './cluster-connection.ts';
import { refusalOf } from './refusal-of.ts';

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Finds API paths of objects by the cluster's own discovery, asked once per group and version. */
export class ObjectPaths {
  readonly #cluster: Pick<ClusterConnection, 'get'>;
  readonly #groups = new Map<string, Promise<readonly ApiResource[]>>();

  constructor(cluster: Pick<ClusterConnection, 'get'>) {
    this.#cluster = cluster;
  }

  /**
   * Path of `reference`, or null where the cluster has no such kind. A path without `name` names the whole collection. Rejects with
   * ClusterUnreachable, or ClusterRefused.
   */
  async of(reference: Omit<ObjectReference, 'name'> & { readonly name?: string }): Promise<string | null> {
    const { apiVersion, kind, namespace, name } = reference;
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    let resources = this.#groups.get(base);
    if (!resources) {
      resources = this.#discover(base);
      this.#groups.set(base, resources);
    }
    const resource = (await resources).find((candidate) => candidate.kind === kind && !candidate.name.includes('/'));
    if (!resource) return null;
    const scope = resource.namespaced ? `/namespaces/${encodeURIComponent(namespace ?? 'default')}` : '';
    return `${base}${scope}/${resource.name}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
  }

  async #discover(base: string): Promise<readonly ApiResource[]> {
    const { status, body } = await this.#cluster.get(base);
    if (status === 404) return [];
    if (status !== 200) throw await refusalOf(this.#cluster, base, { status, body });
    return (body as { resources: ApiResource[] }).resources;
  }
}
