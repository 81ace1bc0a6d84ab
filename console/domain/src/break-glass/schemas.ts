import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { idSchema, instantSchema, sluggedSchema } from '../verb/wire.ts';

/** `extends`: more time for an open window of one's own, instead of a new one. */
export const askWindowSchema = z.strictObject({
  cloudId: idSchema,
  reason: z.string().trim().min(1).max(2_000),
  minutes: z.int().min(1).max(1_440),
  extends: idSchema.optional(),
});
export const decideWindowSchema = z.strictObject({ windowId: idSchema, decision: z.enum(['grant', 'refuse']) });
export const windowRefSchema = z.strictObject({ windowId: idSchema });
export const windowsInputSchema = z.strictObject({
  cloudId: idSchema.optional(),
  openOnly: z.boolean().default(false),
});

const actSchema = z.object({ name: z.string(), at: instantSchema });
export const windowViewSchema = z.object({
  id: idSchema,
  number: z.string(),
  cloud: sluggedSchema,
  reason: z.string(),
  minutes: z.int(),
  /** Number of the window it asks more time for. */
  extendsNumber: z.string().nullable(),
  state: z.enum(['asked', 'open', 'refused', 'ended']),
  asked: actSchema,
  decided: actSchema.nullable(),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** What the caller may do now. */
  acts: z.array(z.enum(['decide', 'extend', 'end'])),
});
export type WindowView = z.output<typeof windowViewSchema>;
export const windowsSchema = z.array(windowViewSchema);

/** A command about to be run by hand on one stack of a cloud. */
export const useWindowSchema = z.strictObject({
  cloudSlug: slugSchema,
  stack: z.string().min(1).max(128).optional(),
  command: z.string().min(1).max(500),
});
