import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectReference, ObjectsApi } from '../cluster/objects-api.ts';
import { textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';

/** Pause before a watch that broke off is begun again; until then the caller's own looking must do. */
const RESTART_MS = 1_000;

/**
 * Follows one object. Serves only to look sooner: whoever waits also looks by itself from time to time, so a watch that
 * is forbidden or breaks off costs seconds and never the result.
 */
export class ObjectWatch {
  readonly #stopped = new AbortController();
  #latest: JsonObject | undefined;
  #latestAt = 0;
  #isDeleted = false;
  #wake: () => void = () => {};

  constructor(objects: ObjectsApi, reference: ObjectReference) {
    void this.#run(objects, reference);
  }

  /** The newest version seen, if it was seen within so many milliseconds: an older one may hide a watch gone silent. */
  latestWithin(milliseconds: number): JsonObject | undefined {
    return performance.now() - this.#latestAt <= milliseconds ? this.#latest : undefined;
  }

  /** Whether the server said that the object is gone. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /** Resolves at the next event, or after so many milliseconds. */
  async next(milliseconds: number, signal: AbortSignal): Promise<void> {
    const event = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const timer = new AbortController();
    const either = AbortSignal.any([signal, timer.signal]);
    await Promise.race([event, sleep(milliseconds, undefined, { signal: either }).catch(() => {})]);
    timer.abort();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #run(objects: ObjectsApi, reference: ObjectReference): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        await objects.watch(reference, signal, (type, object) => this.#note(type, object));
      } catch {
        // Forbidden, expired or broken off: see the class comment.
      }
      await sleep(RESTART_MS, undefined, { signal }).catch(() => {});
    }
  }

  #note(type: string, object: JsonObject): void {
    if (type === 'ERROR' || type === 'BOOKMARK') return;
    const before = textAt(this.#latest ?? {}, 'metadata', 'resourceVersion');
    if (type === 'DELETED') this.#isDeleted = true;
    else if (textAt(object, 'metadata', 'resourceVersion') === before) return;
    this.#latest = object;
    this.#latestAt = performance.now();
    this.#wake();
  }
}
