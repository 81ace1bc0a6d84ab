import { z } from 'zod';

/** What a kind is named that could not be looked at: it may hold anything. */
export const UNREADABLE = '?';

/** Something of a tenancy as it stands on the cluster, by the kind and name its people know it by. */
export const standingObjectSchema = z.strictObject({
  kind: z.string(),
  /** `?`: objects of the kind could not be read. */
  name: z.string(),
  /** Printed number, lower case, of the resource it says it belongs to; null: it names none. */
  resource: z.string().nullable(),
  /** Whether it lies outside the tenancy's namespace, and would outlive it. */
  outside: z.boolean(),
});
export type StandingObject = z.output<typeof standingObjectSchema>;
