import { z } from 'zod';

/** A finished copy of all that stands in a tenancy's namespace, as the backup operator has it. Instants are UTC. */
export const finishedCopySchema = z.strictObject({
  name: z.string(),
  startedAt: z.date(),
  finishedAt: z.date(),
  /** When the operator throws it away; null: it does not say. */
  keptUntil: z.date().nullable(),
});
export type FinishedCopy = z.output<typeof finishedCopySchema>;

/** What was found of copies. no-service: the cloud makes none · unreadable: the credential may not look at them. */
export const copiesFoundSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('no-service') }),
  z.strictObject({ is: z.literal('unreadable') }),
  z.strictObject({ is: z.literal('read'), copies: z.array(finishedCopySchema) }),
]);
export type CopiesFound = z.output<typeof copiesFoundSchema>;
