import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import { z } from 'zod';

/** What a kubeconfig of ours holds, and nothing else: no exec, no file paths, no skipped verification. */
const kubeconfigSchema = z.object({
  clusters: z.tuple([z.object({ cluster: z.object({ server: z.url(), 'certificate-authority-data': z.base64() }) })]),
  users: z.tuple([z.object({ user: z.object({ token: z.string() }) })]),
});

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, e.g. `/api/v1/nodes?limit=500`. */
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** The API answered with an error; `reason` is its machine word (`NotFound`, `AlreadyExists`, `Expired`…). */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, { reason, message }: { reason: string; message: string }) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.reason = reason;
  }
}

/** A small client of the Kubernetes API: the watcher processes stay light without the generated one. */
export interface ApiClient {
  /** The decoded answer. Throws ApiError on any status of 400 or above. */
  call<T>(call: ApiRequest): Promise<T>;
  /** The lines of an answer that stays open; the iteration ends when the server closes it. */
  lines(path: string, signal: AbortSignal): AsyncGenerator<string>;
  close(): void;
}

const TIME_OUT_MS = 30_000;

export function connectApi(kubeconfigYaml: string): ApiClient {
  const config = kubeconfigSchema.parse(parse(kubeconfigYaml));
  const { server, 'certificate-authority-data': authority } = config.clusters[0].cluster;
  const ca = Buffer.from(authority, 'base64');
  const calls = new Agent({ ca, keepAlive: true, maxSockets: 16 });
  // A connection of its own for each answer that stays open: as many watches as `calls` has would leave none to call with.
  const watches = new Agent({ ca, keepAlive: true });
  const authorization = `Bearer ${config.users[0].user.token}`;

  const open = (call: ApiRequest, agent = calls): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const body = call.body === undefined ? undefined : JSON.stringify(call.body);
      const outgoing = request(new URL(call.path, server), {
        method: call.method,
        agent,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === undefined
            ? {}
            : { 'content-type': call.contentType ?? 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
      outgoing.end(body);
    });

  return {
    call: async <T>(call: ApiRequest) => {
      const within = AbortSignal.timeout(TIME_OUT_MS);
      const signal = call.signal === undefined ? within : AbortSignal.any([call.signal, within]);
      const response = await open({ ...call, signal });
      const text = await read(response);
      if ((response.statusCode ?? 500) >= 400) throw toError(response.statusCode ?? 500, text);
      return (text.startsWith('{') ? JSON.parse(text) : text) as T;
    },
    async *lines(path, signal) {
      const response = await open({ method: 'GET', path, signal }, watches);
      if ((response.statusCode ?? 500) >= 400) throw toError(response.statusCode ?? 500, await read(response));
      response.setEncoding('utf8');
      let rest = '';
      for await (const chunk of response as AsyncIterable<string>) {
        const parts = (rest + chunk).split('\n');
        rest = parts.pop() ?? '';
        for (const line of parts) if (line !== '') yield line;
      }
    },
    close: () => {
      calls.destroy();
      watches.destroy();
    },
  };
}

async function read(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response as AsyncIterable<string>) text += chunk;
  return text;
}

function toError(status: number, text: string): ApiError {
  try {
    const { reason = '', message = text } = JSON.parse(text) as { reason?: string; message?: string };
    return new ApiError(status, { reason, message });
  } catch {
    return new ApiError(status, { reason: '', message: text.slice(0, 300) });
  }
}
