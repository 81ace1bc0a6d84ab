import { standingObjectSchema } from '@zhengyun/interface/standing.ts';
import { z } from 'zod';
import { idSchema } from '../verb/wire.ts';

/** `override`: what stands in it goes with it. */
export const closeTenancySchema = z.strictObject({
  tenancyId: idSchema,
  reason: z.string().trim().min(1).max(2_000),
  override: z.boolean().default(false),
});
export const retireCloudSchema = z.strictObject({ cloudId: idSchema, reason: z.string().trim().min(1).max(2_000) });
/** `within` only, in process. */
export const emptyTenancySchema = z.strictObject({
  tenancyId: idSchema,
  departmentId: idSchema,
  operationId: idSchema,
  at: z.date(),
  /** One line's stack, removed before the rest; absent: all that stands there. */
  stackId: idSchema.optional(),
});
/** In process only: what the cluster has of a tenancy that is to be removed. */
export const recordStandingSchema = z.strictObject({
  operationId: idSchema,
  fence: z.bigint(),
  found: z.array(standingObjectSchema),
});

/** Why a cloud or a tenancy is to go, and what stands there and goes with it. */
export const teardownViewSchema = z.object({
  reason: z.string(),
  obstacles: z.array(z.object({ kind: z.string(), number: z.string() })),
});
