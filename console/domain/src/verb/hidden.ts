import { z } from 'zod';

/** What stands in place of a field that the reader may not see: a value of its own, so that nobody takes it for "none" or for zero. */
export const hiddenSchema = z.strictObject({ hidden: z.literal(true) });
export type Hidden = z.output<typeof hiddenSchema>;
export const HIDDEN: Hidden = Object.freeze({ hidden: true });

/** A field that fewer people see than may ask for the thing (verb/field-rules.ts): itself, or hidden. */
export function guarded<Field extends z.ZodType>(field: Field) {
  return z.union([field, hiddenSchema]);
}
