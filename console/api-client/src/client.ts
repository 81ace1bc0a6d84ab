import { ApiError, type Failure } from './api-error.ts';
import { OPERATIONS, type Operations } from './operations.generated.ts';
import { type Patience, pauseAfter, type Sendings, sentAgain } from './patience.ts';
import { queryString } from './query-string.ts';
import { readProblem } from './read-problem.ts';

/** Name of an operation, as the document has it: `requests.submit`. */
export type OperationName = keyof Operations;
/** What an operation takes, as it goes over the wire. */
export type Input<Name extends OperationName> = Operations[Name]['input'];
/** What an operation gives, as it comes over the wire: money and quantities stay decimal text, instants ISO 8601. */
export type Output<Name extends OperationName> = Operations[Name]['output'];

/** Lists that come page by page. */
export type ListName = {
  [Name in OperationName]: Output<Name> extends {
    readonly items: readonly unknown[];
    readonly nextCursor: string | null;
  }
    ? Name
    : never;
}[OperationName];
/** One thing of a list. */
export type Item<Name extends ListName> = Output<Name>['items'][number];

export interface ClientOptions {
  /** Where the console stands: `https://console.example.com`. */
  readonly url: URL | string;
  /** Key of a service account (`zy_…`) or access token of a person; a function is asked before each attempt, so that a token may be renewed. */
  readonly bearer: string | (() => string | Promise<string>);
  /** Language of what people read. */
  readonly language?: 'zh-CN' | 'en-US';
  /** Milliseconds without an answer after which an attempt is given up. */
  readonly timeoutMs?: number;
  readonly patience?: Partial<Patience>;
  /** How it waits between attempts; rejects with the signal's reason when that is given. Absent: a timer. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface CallOptions {
  /** Ends the call at once; it rejects with the signal's reason. Whether the console did what was asked is then not known. */
  readonly signal?: AbortSignal;
  /** Names a call that changes something, for 24 hours: one that is made again elsewhere under its earlier name is done once. Absent: a new one. */
  readonly idempotencyKey?: string;
}

/** What may be left out is left out: an operation that takes nothing, or nothing that is needed, needs no input. */
type Given<Taken> = undefined extends Taken
  ? [input?: undefined, options?: CallOptions]
  : Record<string, never> extends Taken
    ? [input?: Taken, options?: CallOptions]
    : [input: Taken, options?: CallOptions];

export interface Client {
  /**
   * Calls an operation. A lost connection, a gateway's 502 to 504 and a full minute (429, as long as the console says) are tried again; a
   * call that changes something goes under one idempotency key each time, and so is done once: while the console is at it, it is waited for.
   * Rejects with ApiError, or with the reason of the signal.
   */
  call<Name extends OperationName>(name: Name, ...given: Given<Input<Name>>): Promise<Output<Name>>;
  /** Every thing of a list, page after page as they are read; `limit` is that of a page. Rejects as `call` does. */
  each<Name extends ListName>(name: Name, ...given: Given<Input<Name>>): AsyncGenerator<Item<Name>, void, undefined>;
}

const PATIENCE: Patience = { attempts: 4, firstPauseMs: 500, longestWaitMs: 65_000, longestUnderWayMs: 120_000 };
const TIMEOUT_MS = 60_000;

interface Attempt {
  readonly url: URL;
  readonly operation: OperationName;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}
type Outcome = { readonly value: unknown } | { readonly failure: Failure };

function pauseFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** Sends a call once. The answer's body counts into the time limit: a connection may break in the middle of it. */
async function attempt({ url, operation, init, timeoutMs, signal }: Attempt): Promise<Outcome> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    const body: unknown = json ? JSON.parse(text) : text;
    if (response.ok && json) return { value: body };
    return { failure: readProblem(response, body, { operation, url }) };
  } catch (error) {
    signal?.throwIfAborted();
    const [code, message] = limit.aborted
      ? ([
          'TIMED_OUT',
          `${operation}: ${url.origin} did not answer within ${timeoutMs} ms: look whether it was done`,
        ] as const)
      : ([
          'NO_ANSWER',
          `${operation}: ${url.origin} does not answer: is the address right, and the console up?`,
        ] as const);
    return { failure: { code, message, operation, status: null, cause: error } };
  }
}

/** A client of the console's API. It holds no connection of its own and needs no closing. */
export function makeClient(options: ClientOptions): Client {
  const { bearer, language = 'zh-CN', timeoutMs = TIMEOUT_MS, pause = pauseFor } = options;
  const base = new URL(options.url);
  const patience = { ...PATIENCE, ...options.patience };

  async function send(operation: OperationName, input: unknown, given: CallOptions): Promise<unknown> {
    const { method, changes } = OPERATIONS[operation];
    const { signal } = given;
    const url = new URL(`/api/v1/${operation.replace('.', '/')}`, base);
    if (method === 'GET') url.search = queryString(input);
    const idempotencyKey = changes ? (given.idempotencyKey ?? crypto.randomUUID()) : undefined;
    let sent: Sendings = { attempt: 1, looks: 0, lookedForMs: 0 };
    for (;;) {
      signal?.throwIfAborted();
      const headers = {
        accept: 'application/json',
        'accept-language': language,
        authorization: `Bearer ${typeof bearer === 'string' ? bearer : await bearer()}`,
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(method === 'POST' && input !== undefined ? { 'content-type': 'application/json' } : {}),
      };
      const body = method === 'POST' && input !== undefined ? { body: JSON.stringify(input) } : {};
      // The credential goes to this console alone: it points nowhere else.
      const init: RequestInit = { method, headers, redirect: 'manual', ...body };
      const outcome = await attempt({ url, operation, init, timeoutMs, signal });
      if ('value' in outcome) return outcome.value;
      const waitMs = pauseAfter(outcome.failure, { ...sent, chance: Math.random() }, patience);
      if (waitMs === null)
        throw new ApiError(idempotencyKey === undefined ? outcome.failure : { ...outcome.failure, idempotencyKey });
      await pause(waitMs, signal);
      sent = sentAgain(sent, outcome.failure.code, waitMs);
    }
  }

  return {
    async call(name, ...[input, given]) {
      return (await send(name, input, given ?? {})) as Output<typeof name>;
    },
    async *each(name, ...[input, given]) {
      let cursor: string | null | undefined = (input as { readonly cursor?: string | null } | undefined)?.cursor;
      do {
        const page = (await send(name, { ...(input as object | undefined), cursor }, given ?? {})) as Output<
          typeof name
        >;
        yield* page.items as readonly Item<typeof name>[];
        cursor = page.nextCursor;
      } while (cursor !== null);
    },
  };
}
