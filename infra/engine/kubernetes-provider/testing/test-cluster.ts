import { randomBytes } from 'node:crypto';
import { ApiClient } from '../cluster/api-client.ts';
import { connectionOf } from '../cluster/connection.ts';
import { Discovery } from '../cluster/discovery.ts';
import { readKubeconfig } from '../cluster/kubeconfig.ts';
import { ObjectsApi } from '../cluster/objects-api.ts';
import { typeOf } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { testKubeconfig } from './driven-provider.ts';

/** `apps/v1/Deployment` → the two fields that say so in an object. */
export function apiTypeOf(type: string): { apiVersion: string; kind: string } {
  const slash = type.lastIndexOf('/');
  return { apiVersion: type.slice(0, slash), kind: type.slice(slash + 1) };
}

/** The test cluster as somebody else sees it: to look, and to change things behind the provider's back. */
export class TestCluster {
  readonly objects: ObjectsApi;
  readonly #client: ApiClient;
  readonly #closed = new AbortController();

  constructor(kubeconfig: string = testKubeconfig()) {
    const connection = connectionOf(readKubeconfig(kubeconfig), { context: '', cluster: '' });
    const limits = { requestsPerSecond: 1_000, burst: 1_000 };
    this.#client = new ApiClient(connection, { limits, timeoutMs: undefined });
    const discovery = new Discovery(this.#client, this.#closed.signal);
    this.objects = new ObjectsApi(this.#client, discovery, this.#closed.signal);
  }

  /** Makes a namespace with a name of its own. */
  async newNamespace(labels: Record<string, string> = {}): Promise<string> {
    const name = `kp-${randomBytes(4).toString('hex')}`;
    await this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    return name;
  }

  /** @param type e.g. `apps/v1/Deployment` */
  get(type: string, namespace: string, name: string): Promise<JsonObject> {
    return this.objects.get({ gvk: typeOf(apiTypeOf(type)), namespace, name });
  }

  create(object: JsonObject): Promise<JsonObject> {
    return this.objects.create(object, { fieldManager: 'somebody', dryRun: false });
  }

  /** A change under a manager's name, as its own kind of request. */
  patch(
    path: string,
    body: unknown,
    { manager = 'somebody', contentType = 'application/merge-patch+json' } = {},
  ): Promise<JsonObject> {
    const query = { fieldManager: manager };
    return this.#client.request({ method: 'PATCH', path, query, body, contentType, signal: this.#closed.signal });
  }

  /** @param type e.g. `apps/v1/Deployment` */
  async delete(type: string, namespace: string, name: string): Promise<void> {
    await this.objects.delete({ gvk: typeOf(apiTypeOf(type)), namespace, name }, 'Background');
  }

  close(): void {
    this.#closed.abort();
    this.#client.close();
  }
}
