import type { z } from 'zod';
import { DomainError, ERROR_CODES, type ErrorCode } from './errors.ts';
import { judgedHere } from './judged-apart.ts';
import { unfitIn } from './well-formed.ts';

/**
 * Parses `input` or refuses with the first issue's code: schemas name a code as their message where there is one
 * (UNKNOWN_SKU, ZONE_MISSING…), quantities map to QUANTITY_INVALID, all else is INPUT_INVALID naming the field. Text that can't be
 * stored as it was written, and what is nested without end, is refused before any schema sees it. A refusal names the first 20 fields,
 * each cut to 200 characters.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const unfit = unfitIn(judgedHere(schema, input));
  if (unfit) throw new DomainError('INPUT_INVALID', { field: namedShort(unfit), fields: [namedShort(unfit)] });
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw refusalOf(result.error);
}

/** Names of fields are the caller's own text, of any length, and a refusal's facts stay in the audit log for good. */
const MOST_FIELDS = 20;
const LONGEST_FIELD = 200;

/** Text cut to what a refusal may carry; half of a surrogate pair, which no column takes, is not left at its end. */
function short(text: string): string {
  return text.slice(0, LONGEST_FIELD).toWellFormed();
}

function namedShort(path: readonly PropertyKey[]): string {
  return short(path.slice(0, LONGEST_FIELD).join('.'));
}

/** The refusal that a failed parse of what a caller sent amounts to: of a whole input, or of one row of a file. */
export function refusalOf(error: z.ZodError): DomainError {
  const [issue] = error.issues;
  const field = namedShort(issue?.path ?? []);
  const fields = error.issues.slice(0, MOST_FIELDS).map((each) => short(`${namedShort(each.path)}: ${each.message}`));
  return new DomainError(codeOf(issue?.message ?? ''), { field, fields });
}

function codeOf(message: string): ErrorCode {
  const known = ERROR_CODES.find((code) => code === message);
  if (known) return known;
  return message.startsWith('QUANTITY_') ? 'QUANTITY_INVALID' : 'INPUT_INVALID';
}
