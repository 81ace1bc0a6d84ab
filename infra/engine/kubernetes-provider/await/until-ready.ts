import { setTimeout as sleep } from 'node:timers/promises';
import { isNotFound, messageOf } from '../cluster/api-error.ts';
import { type ObjectsApi, referenceTo } from '../cluster/objects-api.ts';
import { nameOf } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { ObjectWatch } from './object-watch.ts';
import { type Awaiter, type AwaitRule, allProblems, type Verdict, waiting } from './verdict.ts';

/** The object exists and is not as it should be. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
  readonly live: JsonObject;
  /** Why, a sentence each. */
  readonly problems: string[];

  constructor(message: string, live: JsonObject, problems: string[]) {
    super(message);
    this.live = live;
    this.problems = problems;
  }
}

export interface Wait {
  objects: ObjectsApi;
  rule: AwaitRule;
  /** The object as the server stored it. */
  live: JsonObject;
  timeoutSeconds: number;
  /** Fires when the engine cancels. */
  signal: AbortSignal;
  /** Gets each new reason for waiting. */
  onProgress(problem: string): void;
}

/** Related objects (pods, endpoints, claims) change without an event on the object itself, so it is looked at again so often. */
const LOOK_AGAIN_MS = 1_000;
/** How long an event is as good as reading the object. */
const TRUST_EVENT_MS = 3_000;
/** Events come in bursts; one look a burst is enough. */
const SETTLE_BURST_MS = 50;

function deletedText(name: string): string {
  return `'${name}' was deleted while it was waited for`;
}

class ReadinessWait {
  readonly #wait: Wait;
  readonly #awaiter: Awaiter;
  #live: JsonObject;
  #verdict: Verdict = waiting();
  #told: string | undefined;
  #watch: ObjectWatch | undefined;

  constructor(wait: Wait) {
    this.#wait = wait;
    this.#live = wait.live;
    const { objects, rule } = wait;
    this.#awaiter = rule.start({ objects, once: false, now: () => performance.now() });
  }

  async run(): Promise<JsonObject> {
    const { objects, signal, timeoutSeconds, rule, live } = this.#wait;
    // What the server has just stored is often good as it is; only then does it take a watch.
    if ((await this.#judge()).state === 'ready') return live;
    const watch = new ObjectWatch(objects, referenceTo(live));
    this.#watch = watch;
    const deadline = performance.now() + timeoutSeconds * 1000;
    try {
      for (;;) {
        const verdict = await this.#look();
        if (verdict.state === 'ready') return this.#live;
        if (verdict.state === 'failed') {
          throw await this.#notReady(`Resource '${nameOf(live)}' was created but failed to initialize`);
        }
        if (signal.aborted) throw await this.#notReady(`Resource operation was cancelled for "${nameOf(live)}"`);
        const left = deadline - performance.now();
        if (left <= 0) throw await this.#notReady(rule.timeoutText(nameOf(live)));
        await watch.next(Math.min(left, LOOK_AGAIN_MS), signal);
        await sleep(SETTLE_BURST_MS);
      }
    } finally {
      watch.stop();
    }
  }

  async #notReady(message: string): Promise<NotReadyError> {
    return new NotReadyError(message, this.#live, await allProblems(this.#verdict));
  }

  async #look(): Promise<Verdict> {
    if (this.#watch?.isDeleted === true) throw await this.#notReady(deletedText(nameOf(this.#live)));
    this.#live = this.#watch?.latestWithin(TRUST_EVENT_MS) ?? (await this.#read());
    return this.#judge();
  }

  /** Related objects that cannot be read for a moment make the object no worse: it is looked at again. */
  async #judge(): Promise<Verdict> {
    const verdict = await this.#awaiter.judge(this.#live).catch((error: unknown) => waiting(messageOf(error)));
    const [problem] = verdict.state === 'ready' ? [] : verdict.problems;
    if (problem !== undefined && problem !== this.#told) this.#wait.onProgress(problem);
    this.#told = problem;
    this.#verdict = verdict;
    return verdict;
  }

  /** Without events (no watch allowed, none come yet) the object is read; a server that fails for a moment is waited out. */
  async #read(): Promise<JsonObject> {
    try {
      return await this.#wait.objects.get(referenceTo(this.#live));
    } catch (error) {
      if (isNotFound(error)) throw await this.#notReady(deletedText(nameOf(this.#live)));
      return this.#live;
    }
  }
}

/**
 * Waits until the object is ready by its rule and returns it as it is then.
 * @throws {NotReadyError} when the time is up, when it has failed for good, when it is deleted, or on cancel
 */
export function untilReady(wait: Wait): Promise<JsonObject> {
  return new ReadinessWait(wait).run();
}
