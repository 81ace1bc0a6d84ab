import type { z } from 'zod';
import { DomainError, ERROR_CODES, type ErrorCode } from './errors.ts';
import { judgedHere } from './judged-apart.ts';
import { unfitIn } from './well-formed.ts';

/**
 * Parses `input` or refuses with the first issue's code: schemas name a code as their message where there is one
 * (UNKNOWN_SKU, ZONE_MISSING…), quantities map to QUANTITY_INVALID, all else is INPUT_INVALID naming the field. Text that can't be
 * stored as it was written, and what is nested without end, is refused before any schema sees it.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const unfit = unfitIn(judgedHere(schema, input));
  if (unfit) throw new DomainError('INPUT_INVALID', { field: unfit.join('.'), fields: [unfit.join('.')] });
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw refusalOf(result.error);
}

/** The refusal that a failed parse of what a caller sent amounts to: of a whole input, or of one row of a file. */
export function refusalOf(error: z.ZodError): DomainError {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  const fields = error.issues.map((each) => `${each.path.join('.')}: ${each.message}`);
  return new DomainError(codeOf(issue?.message ?? ''), { field, fields });
}

function codeOf(message: string): ErrorCode {
  const known = ERROR_CODES.find((code) => code === message);
  if (known) return known;
  return message.startsWith('QUANTITY_') ? 'QUANTITY_INVALID' : 'INPUT_INVALID';
}
