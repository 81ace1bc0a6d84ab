import type { z } from 'zod';

/**
 * Types a procedure's input by its verb without parsing it: `.input(inputOf(submitOrder))`. The verb parses, once, so a
 * malformed input is refused by the verb like any other and leaves its audit row.
 */
export function inputOf<Schema extends z.ZodType>(_verb: { readonly definition: { readonly input: Schema } }) {
  return (value: unknown): z.input<Schema> => value as z.input<Schema>;
}
