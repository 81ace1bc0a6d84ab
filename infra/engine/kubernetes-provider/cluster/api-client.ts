import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMap, type JsonObject } from '../protocol/property-value.ts';
import { ApiError } from './api-error.ts';
import type { Connection } from './connection.ts';
import { type RateLimits, TokenBucket } from './rate-limit.ts';
import { retryDelay } from './retry-after.ts';
import { Unanswered } from './unanswered.ts';

/** One question to the API server. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  contentType?: string;
  /**
   * Ends what only reads or waits. A write that is on its way is seen through: broken off, it might have been stored
   * without anybody knowing.
   */
  signal: AbortSignal;
}

/** Milliseconds after which a request that has had no answer is given up. */
const DEFAULT_TIMEOUT_MS = 60_000;
/** Sockets kept towards one server; watches hold one each. */
const MAX_SOCKETS = 128;
/** Attempts at a question that changes nothing, when the connection breaks under it. */
const MAX_BROKEN_CONNECTIONS = 3;

export interface ApiClientOptions {
  limits: RateLimits;
  /** Milliseconds, or undefined for the default. */
  timeoutMs: number | undefined;
}

/**
 * A REST client of one Kubernetes API server: JSON in and out, client-side rate limit, Retry-After honoured. It fails
 * closed: an answer that is no success is an {@link ApiError}, none at all {@link Unanswered}.
 */
export class ApiClient {
  readonly #connection: Connection;
  readonly #agent: Agent | PlainAgent;
  readonly #bucket: TokenBucket;
  readonly #timeoutMs: number;

  constructor(connection: Connection, options: ApiClientOptions) {
    this.#connection = connection;
    this.#bucket = new TokenBucket(options.limits, performance.now());
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const { ca, clientCertificate: cert, clientKey: key, serverName, verifyServer } = connection;
    const pool = { keepAlive: true, maxSockets: MAX_SOCKETS };
    this.#agent =
      connection.server.protocol === 'http:'
        ? new PlainAgent(pool)
        : new Agent({
            ...pool,
            rejectUnauthorized: verifyServer,
            ...(ca && { ca }),
            ...(cert && { cert }),
            ...(key && { key }),
            ...(serverName !== '' && { servername: serverName }),
          });
  }

  /**
   * Asks and returns the object in the answer.
   * @throws {ApiError} when the server refuses; {@link Unanswered} when it can't be reached, falls silent, breaks off or has
   *   only just started and knows nobody's permissions yet
   */
  async request(question: ApiRequest): Promise<JsonObject> {
    for (let attempt = 0, broken = 0, forbidden = false; ; ) {
      question.signal.throwIfAborted();
      const pause = this.#bucket.take(performance.now());
      if (pause > 0) await sleep(pause, undefined, { signal: question.signal });
      let response: IncomingMessage;
      try {
        response = await this.#send(question);
      } catch (error) {
        broken += 1;
        if (
          question.method !== 'GET' ||
          question.signal.aborted ||
          !isReset(error) ||
          broken >= MAX_BROKEN_CONNECTIONS
        ) {
          throw error;
        }
        continue;
      }
      const code = response.statusCode ?? 0;
      const body = await this.#read(response);
      if (code >= 200 && code < 300) return body;
      if (code === 403 && !forbidden) {
        forbidden = true;
        await this.#requireReady(question);
        continue;
      }
      const delay = retryDelay(code, response.headers['retry-after'], attempt);
      if (delay === undefined) throw new ApiError(code, body, `the server answered ${code} to ${question.path}`);
      attempt += 1;
      await sleep(delay, undefined, { signal: question.signal });
    }
  }

  /**
   * A server that has just started refuses everybody everything until it has read its roles, in the words in which it refuses
   * for good. Whether it is ready is everyone's to ask; then the question is asked once more.
   */
  async #requireReady({ signal }: ApiRequest): Promise<void> {
    const response = await this.#send({ method: 'GET', path: '/readyz', signal });
    response.resume();
    const code = response.statusCode ?? 0;
    if (code !== 403 && code < 500) return;
    const cause = new Error(`it refuses permission, but answers ${code} to whether it is ready: is it starting?`);
    throw new Unanswered(this.#connection.server.host, cause);
  }

  /**
   * Follows a stream of one JSON object a line, until the server ends it.
   * @throws {ApiError} when the server refuses; the socket's error when the stream breaks
   */
  async follow(question: ApiRequest, onObject: (object: JsonObject) => void): Promise<void> {
    const response = await this.#send(question, false);
    const code = response.statusCode ?? 0;
    if (code !== 200) throw new ApiError(code, await this.#read(response), `the server answered ${code} to a watch`);
    for await (const line of createInterface({ input: response })) {
      const object: unknown = JSON.parse(line);
      if (isMap<JsonObject>(object)) onObject(object);
    }
  }

  /** Lets go of every connection. */
  close(): void {
    this.#agent.destroy();
  }

  #send(question: ApiRequest, limited = true): Promise<IncomingMessage> {
    const { server, headers } = this.#connection;
    const query = question.query ? `?${new URLSearchParams(question.query)}` : '';
    const body = question.body === undefined ? undefined : JSON.stringify(question.body);
    return new Promise((resolve, reject) => {
      const send = server.protocol === 'http:' ? plainRequest : request;
      const outgoing = send(
        {
          agent: this.#agent,
          hostname: server.hostname.replace(/^\[|\]$/g, ''),
          port: server.port,
          path: `${server.pathname.replace(/\/$/, '')}${question.path}${query}`,
          method: question.method,
          ...(question.method === 'GET' && { signal: question.signal }),
          headers: {
            ...headers,
            accept: 'application/json',
            'user-agent': 'pulumi-kubernetes/4.32.0 zhengyun-stand-in',
            ...(body !== undefined && {
              'content-type': question.contentType ?? 'application/json',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        resolve,
      );
      outgoing.on('error', (cause) => reject(question.signal.aborted ? cause : new Unanswered(server.host, cause)));
      if (limited) {
        outgoing.setTimeout(this.#timeoutMs, () =>
          outgoing.destroy(new Error(`nothing came within ${this.#timeoutMs / 1000} s`)),
        );
      }
      outgoing.end(body);
    });
  }

  async #read(response: IncomingMessage): Promise<JsonObject> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of response) chunks.push(chunk);
    } catch (error) {
      throw new Unanswered(this.#connection.server.host, error as Error);
    }
    return parsed(Buffer.concat(chunks).toString('utf8'));
  }
}

function isReset(error: unknown): boolean {
  return error instanceof Unanswered && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function parsed(text: string): JsonObject {
  if (!text.trimStart().startsWith('{')) return { message: text.trim() };
  const object: unknown = JSON.parse(text);
  return isMap<JsonObject>(object) ? object : {};
}
