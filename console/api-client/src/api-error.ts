import type { RefusalCode } from './operations.generated.ts';

/**
 * What the client itself says: NO_ANSWER: no connection, or a gateway's word for the console, however often it was tried · TIMED_OUT:
 * connected, and no answer in time · NO_CONSOLE: something answered that is no console. FAULT and MEDIA_TYPE_UNKNOWN are the server's.
 */
export type FailureCode = 'NO_ANSWER' | 'TIMED_OUT' | 'NO_CONSOLE' | 'FAULT' | 'MEDIA_TYPE_UNKNOWN';

/** What is known of a call that came to nothing. */
export interface Failure {
  readonly code: RefusalCode | FailureCode;
  /** What happened, to what, what to do. */
  readonly message: string;
  /** As the operation is named: `requests.submit`. */
  readonly operation: string;
  /** Of HTTP; null: there was no answer. */
  readonly status: number | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly traceId?: string;
  /** Where the code is described. */
  readonly type?: string;
  /** Seconds after which the console takes the call. */
  readonly retryAfterSeconds?: number;
  readonly idempotencyKey?: string;
  readonly cause?: unknown;
}

/**
 * A call that came to nothing: refused, broken or unanswered. `message` is the sentence for people in the client's language: what
 * happened, to what, what to do. `code` is what a program decides by.
 */
export class ApiError extends Error {
  readonly code: RefusalCode | FailureCode;
  readonly operation: string;
  readonly status: number | null;
  /** What the sentence names. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** By which the operations centre finds the call; null: it never reached the console. */
  readonly traceId: string | null;
  /** Address at the console that describes the code in both languages; null where the code is the client's own. */
  readonly type: string | null;
  readonly retryAfterSeconds: number | null;
  /**
   * Of a call that changes something. Where its end is not known (NO_ANSWER, TIMED_OUT) the same call under the same key is done once,
   * and answered; null for a reading call.
   */
  readonly idempotencyKey: string | null;

  constructor({ message, cause, ...failure }: Failure) {
    super(message, { cause });
    this.name = 'ApiError';
    this.code = failure.code;
    this.operation = failure.operation;
    this.status = failure.status;
    this.facts = failure.facts ?? {};
    this.traceId = failure.traceId ?? null;
    this.type = failure.type ?? null;
    this.retryAfterSeconds = failure.retryAfterSeconds ?? null;
    this.idempotencyKey = failure.idempotencyKey ?? null;
  }
}
