import type { ObjectsApi } from '../cluster/objects-api.ts';
import type { JsonObject } from '../protocol/property-value.ts';

/** What an object looks like at one moment. */
export type Verdict =
  | { state: 'ready' }
  /**
   * Not yet; `problems` say why, for the error should it stay so. `findMore` looks at the object's pods for more, which
   * is only worth its requests when the waiting has ended badly.
   */
  | { state: 'waiting'; problems: string[]; findMore?: () => Promise<string[]> }
  /** It will not become ready any more. */
  | { state: 'failed'; problems: string[] };

export const READY: Verdict = { state: 'ready' };

export function waiting(...problems: string[]): Verdict {
  return { state: 'waiting', problems };
}

/** All that is known of what keeps an object from being ready, a sentence each; what cannot be read adds nothing. */
export async function allProblems(verdict: Verdict): Promise<string[]> {
  if (verdict.state === 'ready') return [];
  if (verdict.state === 'failed' || verdict.findMore === undefined) return verdict.problems;
  return [...new Set([...verdict.problems, ...(await verdict.findMore().catch(() => []))])];
}

/** Judges one object, again and again as it changes; may keep what it has seen. */
export interface Awaiter {
  judge(live: JsonObject): Promise<Verdict>;
}

export interface AwaitSetup {
  objects: ObjectsApi;
  /** A refresh looks once and does not wait for things to settle. */
  once: boolean;
  /** Milliseconds on a clock that only goes forward. */
  now: () => number;
}

/** How readiness is waited for in one kind. */
export interface AwaitRule {
  start(setup: AwaitSetup): Awaiter;
  /** Seconds to wait when the program asks for no other limit. */
  limitSeconds: number;
  /** What is said when the limit passes. */
  timeoutText(name: string): string;
  /** Whether a refresh judges the object too. */
  judgedOnRead: boolean;
}

/** Ten minutes: the limit of most kinds. */
export const DEFAULT_LIMIT_SECONDS = 600;

/** A rule for an awaiter that needs no memory. */
export function rule(
  judge: (live: JsonObject, setup: AwaitSetup) => Verdict | Promise<Verdict>,
  options: Partial<Omit<AwaitRule, 'start'>> = {},
): AwaitRule {
  return {
    start: (setup) => ({ judge: async (live) => judge(live, setup) }),
    limitSeconds: DEFAULT_LIMIT_SECONDS,
    timeoutText: (name) => `'${name}' timed out waiting to be Ready`,
    judgedOnRead: true,
    ...options,
  };
}
