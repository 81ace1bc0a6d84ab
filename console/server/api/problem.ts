import { STATUS_CODES } from 'node:http';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import { httpStatusOf, refusalIn } from '../error-map.ts';
import { faultMessage, messageOf } from '../message.ts';

/** A problem document (RFC 9457). `code` is of the closed list of refusals, or of what the server itself says. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, to what, what to do, in the caller's language. */
  readonly detail: string;
  readonly code: string;
  readonly facts: DomainError['facts'];
  /** By which the operations centre finds the call. */
  readonly traceId: string;
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Circumstances {
  readonly locale: Locale;
  readonly traceId: string;
  /** Where problem types are described: `https://console…/api/problems/`. */
  readonly types: URL;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Seconds to wait, where a refusal names them. */
const WAITS: readonly string[] = ['RATE_LIMITED', 'CALL_UNDER_WAY'];

function headersOf(status: number, refusal: DomainError | null): Readonly<Record<string, string>> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="zhengyun"' };
  const seconds = refusal && WAITS.includes(refusal.code) ? refusal.facts.seconds : undefined;
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** The framework's own refusals, which come before there is a procedure: malformed JSON, a type that is no JSON. */
function statusOfFramework(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return null;
  return error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : null;
}

const FRAMEWORK_CODES: Readonly<Record<number, string>> = { 415: 'MEDIA_TYPE_UNKNOWN', 429: 'RATE_LIMITED' };

/** What the caller is told of `error`: refusals in full, the framework's by its status, anything else without its text. */
export function problemOf(error: unknown, { locale, traceId, types }: Circumstances): ProblemAnswer {
  const refusal = refusalIn(error);
  const framework = refusal ? null : statusOfFramework(error);
  const fault = error instanceof TRPCError ? getHTTPStatusCodeFromError(error) : 500;
  const status = refusal ? httpStatusOf(refusal.code) : (framework ?? fault);
  const code = refusal?.code ?? (framework ? (FRAMEWORK_CODES[framework] ?? 'INPUT_INVALID') : 'FAULT');
  const detail = refusal
    ? messageOf(refusal, locale)
    : framework && error instanceof Error
      ? error.message
      : faultMessage(locale, traceId);
  const problem = {
    type: new URL(code, types).href,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    facts: refusal?.facts ?? {},
    traceId,
  };
  return { problem, headers: headersOf(status, refusal) };
}
