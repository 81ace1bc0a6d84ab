import { z } from 'zod';

/** Inputs a program can't work with; the message names every wrong field. */
export class InputsInvalidError extends Error {
  readonly issues: readonly string[];

  constructor(program: string, issues: readonly string[]) {
    super(`inputs of program ${program} are not valid: ${issues.join('; ')}`);
    this.name = 'InputsInvalidError';
    this.issues = issues;
  }
}

/**
 * `value` as `schema` reads it.
 *
 * @throws InputsInvalidError naming each field by its path
 */
export function parseInputs<T extends z.ZodType>(program: string, schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${z.core.toDotPath(issue.path) || 'inputs'}: ${issue.message}`);
  throw new InputsInvalidError(program, issues);
}
