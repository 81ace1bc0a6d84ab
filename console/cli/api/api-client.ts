import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Answer, CALLS, type CallName, type Input } from './calls.ts';

/** A problem document (RFC 9457) as far as it is read here. */
const problemSchema = z.object({ code: z.string(), detail: z.string(), traceId: z.string() });

/** The console said no. The message is its own sentence, with the code and the trace id to quote. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(problem: z.output<typeof problemSchema>, status: number) {
    super(`${problem.detail}\n(${problem.code}, ${problem.traceId})`);
    this.name = 'ApiRefusal';
    this.code = problem.code;
    this.status = status;
  }
}

export interface ApiClientOptions {
  readonly url: URL;
  /** Key of a service account (`zy_…`) or access token of a person. */
  readonly bearer: string;
  readonly locale: 'zh-CN' | 'en-US';
}

/** The console's API, each call typed by the schemas of both sides. */
export interface ApiClient {
  /** Calls a procedure. A command is sent again under one idempotency key where its answer was lost, and so is done once. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>>;
}

/** How often a call whose answer was lost is sent again, and the pause before it in milliseconds. */
const PAUSES_MS = [500, 2_000, 5_000];
/** A call is given up after this without an answer. */
const TIMEOUT_MS = 60_000;
/** Longest wait that the console may ask for before it is told on. */
const LONGEST_WAIT_S = 65;

function queryOf(input: unknown): URLSearchParams {
  const pairs = Object.entries((input ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs);
}

/** Fetches until there is an answer that is one: a broken line and a gateway's 502 to 504 are tried again, and so is a full minute. */
async function fetchAgain(url: URL, init: RequestInit): Promise<Response> {
  for (const [attempt, pauseMs] of [...PAUSES_MS, null].entries()) {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      if (pauseMs === null)
        throw new Error(`${url.origin} does not answer: is the address right, and the console up?`, { cause: error });
      return null;
    });
    const waitS = response?.status === 429 ? Number(response.headers.get('retry-after') ?? '1') : null;
    const lost = response === null || (response.status >= 502 && response.status <= 504);
    if (response && !lost && (waitS === null || waitS > LONGEST_WAIT_S)) return response;
    if (response && pauseMs === null) return response;
    await response?.body?.cancel();
    await pause(waitS === null ? (PAUSES_MS[attempt] ?? 0) : waitS * 1_000);
  }
  throw new Error(`${url.origin} does not answer`);
}

export function makeApiClient({ url: base, bearer, locale }: ApiClientOptions): ApiClient {
  return {
    async call(name, input) {
      const { method, keyed, output } = CALLS[name];
      const url = new URL(`/api/v1/${name.replace('.', '/')}`, base);
      if (method === 'GET') url.search = queryOf(input).toString();
      const response = await fetchAgain(url, {
        method,
        redirect: 'error',
        headers: {
          authorization: `Bearer ${bearer}`,
          'accept-language': locale,
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
          ...(keyed ? { 'idempotency-key': randomUUID() } : {}),
        },
        ...(method === 'POST' ? { body: JSON.stringify(input) } : {}),
      });
      const body: unknown = await response.json().catch(() => null);
      if (response.ok) return output.parse(body) as Answer<typeof name>;
      const problem = problemSchema.safeParse(body);
      if (problem.success) throw new ApiRefusal(problem.data, response.status);
      throw new Error(`${url.href} answered ${response.status} and no problem document: is this a Zhengyun console?`);
    },
  };
}
