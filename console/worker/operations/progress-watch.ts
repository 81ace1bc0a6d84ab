/** The clock a watch runs on; injected so that its rule can be tested without waiting. */
export interface WatchClock {
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
}

export interface Watched {
  /** Silence that is allowed beyond what is waited for on the cluster, in milliseconds. */
  readonly silenceMs: number;
  /** Called once when the run has been silent for longer: it is asked to end. */
  readonly cut: () => void;
  /** Called when it has not ended {@link CUT_GRACE_MS} after that. */
  readonly kill: () => void;
}

/** Longer than a run that still listens takes to end its engine by force (45 s): who is still there then hears nothing. */
export const CUT_GRACE_MS = 60_000;

/**
 * Decides when a run hangs: no sign of life for the longest time-out that anything under way has of its own, and the margin. Fails
 * towards the cut: a run that is wrongly taken for hung is recovered from like any other cut one, and one that hangs would keep its
 * stack for ever.
 */
export class ProgressWatch {
  readonly #watched: Watched;
  readonly #clock: WatchClock;
  #timer: unknown;
  #stalledAfterMs: number | null = null;
  #isOver = false;

  constructor(watched: Watched, clock: WatchClock = globalThis as never) {
    this.#watched = watched;
    this.#clock = clock;
    this.progressed(0);
  }

  /** How long it had been silent when it was cut, in milliseconds; null: it was not. */
  get stalledAfterMs(): number | null {
    return this.#stalledAfterMs;
  }

  /** The run goes on, and waits at most `awaitMs` for what it waits for on the cluster. */
  progressed(awaitMs: number): void {
    if (this.#isOver || this.#stalledAfterMs !== null) return;
    const allowed = awaitMs + this.#watched.silenceMs;
    this.#after(allowed, () => {
      this.#stalledAfterMs = allowed;
      this.#watched.cut();
      this.#after(CUT_GRACE_MS, this.#watched.kill);
    });
  }

  /** The run has ended. */
  release(): void {
    this.#isOver = true;
    this.#clock.clearTimeout(this.#timer as never);
  }

  #after(ms: number, then: () => void): void {
    this.#clock.clearTimeout(this.#timer as never);
    this.#timer = this.#clock.setTimeout(then, ms);
  }
}
