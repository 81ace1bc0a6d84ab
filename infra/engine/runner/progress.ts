import { ruleFor } from '../kubernetes-provider/await/rules.ts';
import { DEFAULT_LIMIT_SECONDS } from '../kubernetes-provider/await/verdict.ts';
import { askedTimeoutSeconds } from '../kubernetes-provider/objects/annotations.ts';
import type { JsonObject } from '../kubernetes-provider/protocol/property-value.ts';
import { planOp, type StepMetadata } from './typed-diff.ts';

/** Events come by the hundred in a second; as a sign of life one of them will do. */
const TELL_EVERY_MS = 1_000;

/**
 * How a run shows that it goes on, for whoever decides when it hangs: every event of the engine is a sign of life, also those that
 * no log keeps, and each sign says how long the next may be in coming.
 */
export class Progress {
  readonly #tell: (awaitMs: number) => void;
  readonly #now: () => number;
  readonly #open = new Map<string, number>();
  #told: { readonly at: number; readonly awaitMs: number } | undefined;

  /** @param tell gets the longest time-out of its own that anything under way has, in milliseconds; 0 where nothing is waited for */
  constructor(tell: (awaitMs: number) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  /** Another command of the engine begins, and nothing is under way in it yet. */
  restart(): void {
    this.#open.clear();
    this.heard();
  }

  begun(step: StepMetadata): void {
    this.#open.set(step.urn, limitSecondsOf(step) * 1_000);
  }

  ended({ urn }: Pick<StepMetadata, 'urn'>): void {
    this.#open.delete(urn);
  }

  heard(): void {
    const awaitMs = Math.max(0, ...this.#open.values());
    const at = this.#now();
    if (this.#told && this.#told.awaitMs === awaitMs && at - this.#told.at < TELL_EVERY_MS) return;
    this.#told = { at, awaitMs };
    this.#tell(awaitMs);
  }
}

/**
 * Seconds that the provider waits at most for what a step changes, by the object's annotation or its kind; 0 where it waits for
 * nothing. Both providers have these limits; the programs give no others as options.
 */
function limitSecondsOf(step: StepMetadata): number {
  const op = planOp(step.op);
  if (op === 'same' || op === 'read' || op === 'import' || !step.type.startsWith('kubernetes:')) return 0;
  const object = ((step.new ?? step.old)?.inputs ?? {}) as JsonObject;
  const asked = askedTimeoutSeconds(0, object);
  if (asked !== undefined) return asked;
  // A replacement deletes too, whichever of its steps this is.
  return op === 'delete' || op === 'replace' ? DEFAULT_LIMIT_SECONDS : limitByKind(object);
}

function limitByKind(object: JsonObject): number {
  try {
    return ruleFor(object, false)?.limitSeconds ?? 0;
  } catch {
    // What it says of its waiting can't be read: the provider refuses it.
    return 0;
  }
}
