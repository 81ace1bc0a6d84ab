import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { type GatewayCode, gatewayErrorSchema } from '@zhengyun/protocol/retry.ts';
import type { Identity } from '../enrol/identity.ts';

/** What came back; `status` null when nothing did. `code` is the gateway's own, where its body had one. */
export interface GatewayAnswer {
  readonly status: number | null;
  readonly code: GatewayCode | null;
  readonly reason: string;
  readonly body: unknown;
  /** Seconds the gateway asks to wait. */
  readonly retryAfterSeconds: number | null;
}

export interface GatewayClient {
  post(path: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<GatewayAnswer>;
  /** Presents this identity from the next call on; null: none. */
  become(identity: Pick<Identity, 'key' | 'certificate'> | null): void;
  close(): void;
}

const TIMEOUT_MS = 30_000;
/** No answer of the gateway is longer. */
const MAX_ANSWER = 65_536;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answerOf(status: number, text: string, retryAfter: string | undefined): GatewayAnswer {
  const body = parsed(text);
  const error = gatewayErrorSchema.safeParse(body);
  const seconds = Number(retryAfter);
  return {
    status,
    code: error.success ? error.data.code : null,
    reason: error.success ? error.data.message : `status ${status}`,
    body,
    retryAfterSeconds: retryAfter !== undefined && Number.isFinite(seconds) ? seconds : null,
  };
}

/** Speaks to the gateway over TLS 1.3, trusting the authority in `caFile` and nobody else, on one kept connection. */
export function gatewayClient(url: URL, caFile: string): GatewayClient {
  let identity: Pick<Identity, 'key' | 'certificate'> | null = null;
  let agent: Agent | null = null;
  const forget = (): void => {
    agent?.destroy();
    agent = null;
  };
  const connection = async (): Promise<Agent> => {
    agent ??= new Agent({
      keepAlive: true,
      maxSockets: 1,
      minVersion: 'TLSv1.3',
      ca: await readFile(caFile),
      ...(identity ? { key: identity.key, cert: identity.certificate } : {}),
    });
    return agent;
  };
  const exchange = (
    via: Agent,
    path: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body: Buffer },
  ) =>
    new Promise<GatewayAnswer>((resolve, reject) => {
      const options = { agent: via, method: 'POST', headers: { ...headers, 'content-length': String(body.length) } };
      const outgoing = request(new URL(path, url), options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          if (text.length < MAX_ANSWER) text += part;
        });
        response.on('end', () => resolve(answerOf(response.statusCode ?? 0, text, response.headers['retry-after'])));
        response.on('error', reject);
      });
      outgoing.setTimeout(TIMEOUT_MS, () => outgoing.destroy(new Error('no answer in time')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    async post(path, headers, body) {
      try {
        return await exchange(await connection(), path, { headers, body });
      } catch (error) {
        // The authority's file may have appeared or changed since: the next call reads it anew.
        forget();
        const reason = error instanceof Error ? error.message : String(error);
        return { status: null, code: null, reason, body: null, retryAfterSeconds: null };
      }
    },
    become(next) {
      identity = next;
      forget();
    },
    close: forget,
  };
}
