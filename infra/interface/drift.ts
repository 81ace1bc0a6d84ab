import { z } from 'zod';
import { planValueSchema } from './plan.ts';

/**
 * Who wrote a field, as the cluster itself keeps it (managedFields). `manager` is the program that wrote, not a person; the API
 * server's audit log names the account.
 */
export const fieldWriterSchema = z.strictObject({
  manager: z.string(),
  operation: z.enum(['Apply', 'Update']),
  /** E.g. `scale`; null for the object itself. */
  subresource: z.string().nullable(),
  /** When it last wrote any of its fields; null where the cluster kept no time. */
  at: z.iso.datetime().nullable(),
});
export type FieldWriter = z.output<typeof fieldWriterSchema>;

/** One property that is not as the state says. `path` as in a plan: `spec.hard["requests.cpu"]`. */
export const driftDifferenceSchema = z.strictObject({
  path: z.string(),
  expected: planValueSchema,
  found: planValueSchema,
  /** Who owns the field now, newest first; empty where the cluster does not say (a field or an object that was taken away). */
  writers: z.array(fieldWriterSchema),
});

/** One object of a stack that is not as its state says: changed, or gone from the cluster. */
export const driftedObjectSchema = z.strictObject({
  urn: z.string(),
  type: z.string(),
  kind: z.string(),
  /** Name in the stack. */
  name: z.string(),
  /** Name on the cluster, `namespace/name` or `name`. */
  id: z.string(),
  is: z.enum(['changed', 'gone']),
  differences: z.array(driftDifferenceSchema),
  /** Everyone but us who wrote to the object, newest first: who may have taken a field away. */
  strangers: z.array(fieldWriterSchema),
});
export type DriftedObject = z.output<typeof driftedObjectSchema>;
