import type { ApiError, Failure } from './api-error.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whole seconds of a Retry-After; undefined: there is none that is a number of seconds. */
function secondsIn(response: Response): number | undefined {
  const text = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/**
 * What an answer other than 2xx says. A problem document (RFC 9457) is taken as the console's word, and anything else is a gateway's or
 * a stranger's. A code that is newer than the client is passed on as it is.
 */
export function readProblem(
  response: Response,
  body: unknown,
  { operation, url: { origin } }: { readonly operation: string; readonly url: URL },
): Failure {
  const { status } = response;
  const retryAfterSeconds = secondsIn(response);
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (isFields(body) && typeof body.code === 'string' && typeof body.detail === 'string') {
    const { code, detail, facts, traceId, type } = body;
    return {
      code: code as ApiError['code'],
      message: detail,
      operation,
      status,
      ...wait,
      ...(isFields(facts) ? { facts } : {}),
      ...(typeof traceId === 'string' ? { traceId } : {}),
      ...(typeof type === 'string' ? { type } : {}),
    };
  }
  const gateway = status >= 502 && status <= 504;
  const message = gateway
    ? `${operation}: the gateway before ${origin} answered ${status}: the console is down or overloaded, try again later`
    : `${operation}: ${origin} answered ${status} and no problem document: is this the address of a console?`;
  return { code: gateway ? 'NO_ANSWER' : 'NO_CONSOLE', message, operation, status, ...wait };
}
