import { z } from 'zod';
import { fieldWriterSchema } from './drift.ts';

/** Kinds that open a namespace whatever walls stand beside them: policies add up, and so do bindings. */
export const OPENING_KINDS = ['NetworkPolicy', 'RoleBinding', 'Role', 'Service', 'Ingress'] as const;

/** An object that opens a tenancy's namespace to others, or gives rights in it. Of services those alone that are reached from outside. */
export const openingSchema = z.strictObject({
  kind: z.enum(OPENING_KINDS),
  name: z.string(),
  /** What made it for itself, as the cluster's controllers note it; null: nothing, it stands by itself. */
  owner: z.strictObject({ kind: z.string(), name: z.string() }).nullable(),
  /** When it was made; null where the cluster kept no time. */
  at: z.iso.datetime().nullable(),
  /** Everyone who wrote to it, newest first. */
  writers: z.array(fieldWriterSchema),
});
export type Opening = z.output<typeof openingSchema>;

/** Openings in a namespace, and the kinds that could not be looked at: of those there may be any. */
export const openingsSchema = z.strictObject({
  found: z.array(openingSchema),
  unread: z.array(z.enum(OPENING_KINDS)),
});
export type Openings = z.output<typeof openingsSchema>;
