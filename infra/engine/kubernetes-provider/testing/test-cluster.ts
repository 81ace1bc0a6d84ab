import { randomBytes } from 'node:crypto';
import { ApiClient } from '../cluster/api-client.ts';
import { connectionOf } from '../cluster/connection.ts';
import { Discovery } from '../cluster/discovery.ts';
import { readKubeconfig } from '../cluster/kubeconfig.ts';
import { ObjectsApi } from '../cluster/objects-api.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { parseApiVersion } from '../protocol/urn.ts';
import { testKubeconfig } from './driven-provider.ts';

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

  get(apiVersion: string, kind: string, namespace: string, name: string): Promise<JsonObject> {
    return this.objects.get({ gvk: parseApiVersion(apiVersion, kind), namespace, name });
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

  async delete(apiVersion: string, kind: string, namespace: string, name: string): Promise<void> {
    await this.objects.delete({ gvk: parseApiVersion(apiVersion, kind), namespace, name }, 'Background');
  }

  close(): void {
    this.#closed.abort();
    this.#client.close();
  }
}
