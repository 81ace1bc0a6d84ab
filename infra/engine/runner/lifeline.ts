/** The clock a lifeline runs on; injected so that its rule can be tested without waiting. */
export interface LifelineClock {
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
}

/**
 * Keeps a run alive only while the worker says that it holds the stack's lease. Fails closed: `onLost` is called once,
 * when `silenceMs` pass without `renew`, or at once on `cut`. `silenceMs` is shorter than the lease's life, so the run has
 * ended before anybody may take the stack over.
 */
export class Lifeline {
  readonly #silenceMs: number;
  readonly #onLost: (reason: string) => void;
  readonly #clock: LifelineClock;
  #timer: unknown;
  #over = false;

  constructor(silenceMs: number, onLost: (reason: string) => void, clock: LifelineClock = globalThis as never) {
    this.#silenceMs = silenceMs;
    this.#onLost = onLost;
    this.#clock = clock;
    this.renew();
  }

  /** The lease was renewed just now. */
  renew(): void {
    if (this.#over) return;
    this.#clock.clearTimeout(this.#timer as never);
    this.#timer = this.#clock.setTimeout(
      () => this.#lose(`the lease was not renewed for ${this.#silenceMs} ms`),
      this.#silenceMs,
    );
  }

  /** The worker is gone: its end of the pipe closed. */
  cut(): void {
    this.#lose('the pipe to the worker closed');
  }

  /** The run is over; nothing is to be guarded any more. */
  release(): void {
    this.#over = true;
    this.#clock.clearTimeout(this.#timer as never);
  }

  #lose(reason: string): void {
    if (this.#over) return;
    this.release();
    this.#onLost(reason);
  }
}
