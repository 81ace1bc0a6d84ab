import type { z } from 'zod';

/**
 * Types a procedure's input by its verb without parsing it: `.input(inputOf(submitOrder))`. The verb parses, once, so a
 * malformed input is refused by the verb like any other and leaves its audit row. The schema goes along
 * for the API's document.
 */
export function inputOf<Schema extends z.ZodType>(verb: { readonly definition: { readonly input: Schema } }) {
  const pass = (value: unknown): z.input<Schema> => value as z.input<Schema>;
  return Object.assign(pass, { schema: verb.definition.input });
}
