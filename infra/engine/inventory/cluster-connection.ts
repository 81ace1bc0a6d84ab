import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import { z } from 'zod';

/** The only kind of kubeconfig that a cloud's credential is kept as: addresses and data, no commands and no file paths. */
const kubeconfigSchema = z.object({
  'current-context': z.string(),
  contexts: z.array(z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string() }) })),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({
        server: z.url({ protocol: /^https$/ }),
        'certificate-authority-data': z.base64().optional(),
      }),
    }),
  ),
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({
        token: z.string().optional(),
        'client-certificate-data': z.base64().optional(),
        'client-key-data': z.base64().optional(),
      }),
    }),
  ),
});

/** An answer of the Kubernetes API; `body` is parsed JSON, or text where it isn't JSON. */
export interface ClusterAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A cluster that serves nobody just now: not reached, cut off, too slow, busy or starting. Whoever asks again may be answered. */
export class ClusterUnreachable extends Error {
  override readonly name = 'ClusterUnreachable';
}

/** A cluster that answered and would not let the credential look. */
export class ClusterRefused extends Error {
  override readonly name = 'ClusterRefused';
}

const DEADLINE_MS = 10_000;

/** A kept-alive HTTPS connection to one cluster's API, by the server, CA and credential of a kubeconfig. Close after use. */
export class ClusterConnection {
  readonly #server: URL;
  readonly #headers: Record<string, string>;
  readonly #agent: Agent;

  constructor(kubeconfig: string) {
    const config = kubeconfigSchema.parse(parse(kubeconfig));
    const { context } = named(config.contexts, config['current-context']);
    const { cluster } = named(config.clusters, context.cluster);
    const { user } = named(config.users, context.user);
    this.#server = new URL(cluster.server);
    this.#headers = { accept: 'application/json', ...(user.token ? { authorization: `Bearer ${user.token}` } : {}) };
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: 8,
      ...decoded('ca', cluster['certificate-authority-data']),
      ...decoded('cert', user['client-certificate-data']),
      ...decoded('key', user['client-key-data']),
    });
  }

  /** GET of an API path. Rejects with ClusterUnreachable when no answer came within `deadlineMs`. */
  get(path: string, deadlineMs = DEADLINE_MS): Promise<ClusterAnswer> {
    return this.#ask('GET', path, { deadlineMs });
  }

  /** POST of JSON to an API path, for questions the API takes that way (reviews). Rejects like `get`. */
  post(path: string, body: unknown): Promise<ClusterAnswer> {
    return this.#ask('POST', path, { deadlineMs: DEADLINE_MS, body: JSON.stringify(body) });
  }

  /** DELETE of an API path with delete options, e.g. a precondition. Rejects like `get`. */
  delete(path: string, options: unknown): Promise<ClusterAnswer> {
    return this.#ask('DELETE', path, { deadlineMs: DEADLINE_MS, body: JSON.stringify(options) });
  }

  /** Merge patch of an API path: what it names is set, the rest stays. Rejects like `get`. */
  patch(path: string, change: unknown): Promise<ClusterAnswer> {
    const type = 'application/merge-patch+json';
    return this.#ask('PATCH', path, { deadlineMs: DEADLINE_MS, body: JSON.stringify(change), type });
  }

  #ask(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    {
      deadlineMs,
      body,
      type = 'application/json',
    }: { readonly deadlineMs: number; readonly body?: string; readonly type?: string },
  ): Promise<ClusterAnswer> {
    const url = new URL(path, this.#server);
    return new Promise((resolve, reject) => {
      const unreachable = (cause: Error) =>
        reject(new ClusterUnreachable(`the Kubernetes API at ${url.host} gave no answer: ${cause.message}`, { cause }));
      const signal = AbortSignal.timeout(deadlineMs);
      const headers = body === undefined ? this.#headers : { ...this.#headers, 'content-type': type };
      const call = request(url, { agent: this.#agent, method, headers, signal }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', unreachable);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString('utf8')) }),
        );
      });
      call.on('error', unreachable);
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Opens a connection for the length of `work`. */
export async function withCluster<Result>(
  kubeconfig: string,
  work: (cluster: ClusterConnection) => Promise<Result>,
): Promise<Result> {
  const cluster = new ClusterConnection(kubeconfig);
  try {
    return await work(cluster);
  } finally {
    cluster.close();
  }
}

function named<Entry extends { name: string }>(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`the kubeconfig refers to ${name}, and has no entry of that name`);
  return entry;
}

function decoded(key: string, data: string | undefined): Record<string, Buffer> {
  return data === undefined ? {} : { [key]: Buffer.from(data, 'base64') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
