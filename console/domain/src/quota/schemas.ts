import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { z } from 'zod';
import { idSchema, sluggedSchema, unitsTextSchema } from '../verb/wire.ts';

export const quotaMineInputSchema = z.strictObject({ departmentId: idSchema.optional() }).default({});
/**
 * One limit. Whole units: `left` = limit − reserved (approved, not delivered yet) − booked (delivered) − takenOver (came with an
 * adopted namespace); less than zero where more was taken over than there was a limit for.
 */
export const quotaViewSchema = z.object({
  id: idSchema,
  department: sluggedSchema,
  cloud: sluggedSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  limit: unitsTextSchema,
  reserved: unitsTextSchema,
  booked: unitsTextSchema,
  takenOver: unitsTextSchema,
  left: unitsTextSchema,
});
export const quotaMineSchema = z.object({ items: z.array(quotaViewSchema) });

/** Sets limits; one lowered below what is reserved, booked and taken over is refused (QUOTA_EXCEEDED). */
export const setQuotaSchema = z.strictObject({
  departmentId: idSchema,
  cloudId: idSchema,
  xinchuang: z.boolean(),
  limits: z.partialRecord(dimensionSchema, z.string().regex(/^\d{1,15}$/)),
});

/**
 * A change of what one resource takes: `before` is delivered today (null: nothing), `after` is asked for (null: release).
 * Growth is reserved at approval and booked at delivery; shrinking frees at delivery only.
 */
export const quotaChangeSchema = z.strictObject({
  cloudId: idSchema,
  xinchuang: z.boolean(),
  before: itemSpecSchema.nullable(),
  after: itemSpecSchema.nullable(),
});
/** Input of the within-verbs `reserve`, `book` and `release` (a reservation that will not be delivered). */
export const quotaChangesSchema = z.strictObject({
  departmentId: idSchema,
  requestId: idSchema,
  changes: z.array(quotaChangeSchema).min(1).max(200),
});
export const foreseeQuotaSchema = quotaChangesSchema.omit({ requestId: true });

/** How many limits were set. */
export const quotaSetSchema = z.object({ set: z.int() });
