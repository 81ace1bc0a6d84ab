import type { z } from 'zod';

const APART = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** `schema`, whose top-level `fields` a verb judges piece by piece itself: a text that can't be stored does not refuse the whole input. */
export function judgedApart<Schema extends z.ZodType>(fields: readonly string[], schema: Schema): Schema {
  APART.set(schema, new Set(fields));
  return schema;
}

/** `input` without those fields. */
export function judgedHere(schema: z.ZodType, input: unknown): unknown {
  const apart = APART.get(schema);
  if (!apart || typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !apart.has(field)));
}
