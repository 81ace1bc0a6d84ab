import type { z } from 'zod';
import { DomainError, ERROR_CODES, type ErrorCode } from './errors.ts';

/**
 * Parses `input` or refuses with the first issue's code: schemas name a code as their message where there is one
 * (UNKNOWN_SKU, ZONE_MISSING…), quantities map to QUANTITY_INVALID, all else is INPUT_INVALID naming the field.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  const fields = result.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`);
  throw new DomainError(codeOf(issue?.message ?? ''), { field, fields });
}

function codeOf(message: string): ErrorCode {
  const known = ERROR_CODES.find((code) => code === message);
  if (known) return known;
  return message.startsWith('QUANTITY_') ? 'QUANTITY_INVALID' : 'INPUT_INVALID';
}
