import type { EngineEvent } from '@zhengyun/interface/plan.ts';

const FLUSH_AFTER_MS = 250;
const FLUSH_AT = 100;

/**
 * Gathers a run's events and stores them in order, a batch at a time: often enough to follow live, seldom enough to cost
 * little. A batch that can't be stored is tried again with the next; `end` rejects when the last one can't be.
 */
export class EventBatch {
  readonly #store: (events: EngineEvent[]) => Promise<unknown>;
  #waiting: EngineEvent[] = [];
  #storing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: (events: EngineEvent[]) => Promise<unknown>) {
    this.#store = store;
  }

  add(event: EngineEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length >= FLUSH_AT) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), FLUSH_AFTER_MS);
  }

  async end(): Promise<void> {
    this.#flush();
    await this.#storing;
    if (this.#waiting.length > 0) await this.#storeWaiting();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#storing = this.#storing.then(() => this.#storeWaiting()).catch(() => undefined);
  }

  async #storeWaiting(): Promise<void> {
    const batch = this.#waiting.splice(0, 500);
    if (batch.length === 0) return;
    try {
      await this.#store(batch);
    } catch (error) {
      this.#waiting.unshift(...batch);
      throw error;
    }
  }
}
