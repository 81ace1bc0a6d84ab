import { textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';

/** What the API server said no to: the HTTP code and the Status object that came with it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status code. */
  readonly code: number;
  /** Machine-readable reason of the Status object, e.g. `AlreadyExists`; '' when there was none. */
  readonly reason: string;

  constructor(code: number, status: JsonObject, fallback: string) {
    super(textAt(status, 'message') || fallback);
    this.code = code;
    this.reason = textAt(status, 'reason');
  }
}

/** The server has no such kind: most often a custom resource whose definition is not there (yet). */
export class NoMatchError extends Error {
  override readonly name = 'NoMatchError';

  constructor(kind: string, apiVersion: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
}

export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.code === 404;
export const isForbidden = (error: unknown): boolean => error instanceof ApiError && error.code === 403;
export const isAlreadyExists = (error: unknown): boolean =>
  error instanceof ApiError && error.reason === 'AlreadyExists';
export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === 409;
export const isInvalid = (error: unknown): boolean => error instanceof ApiError && error.code === 422;

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
