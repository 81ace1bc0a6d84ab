import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { z } from 'zod';
import { driftStatusSchema } from '../../drift/schemas.ts';
import { operationStateSchema, operationVerbSchema, resourceStateSchema } from '../../provisioning/schemas.ts';
import { idSchema, instantSchema, unitsTextSchema } from '../../verb/wire.ts';
import { tenancyViewSchema } from '../schemas.ts';

export const tenancyInputSchema = z.strictObject({ tenancyId: idSchema });
/** One tenancy with all that is in it, as its page shows it. */
export const tenancyDetailSchema = tenancyViewSchema.extend({
  mlpsGrade: z.int(),
  /** Whole units; `limit` null: the namespace sets none in that dimension, or its base does not stand. */
  quota: z.array(
    z.object({
      dimension: dimensionSchema,
      limit: unitsTextSchema.nullable(),
      used: unitsTextSchema,
      /** The part of `used` that came with the namespace and was never ordered. */
      takenOver: unitsTextSchema,
    }),
  ),
  /** What was there before and was taken over, as `kind name`. */
  adopted: z.array(z.string()),
  stacks: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['tenancy-base', 'order-line']),
      name: z.string(),
      state: z.enum(['new', 'deployed', 'destroyed']),
      drift: driftStatusSchema,
      checkedAt: instantSchema.nullable(),
    }),
  ),
  resources: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      item: z.string(),
      state: resourceStateSchema,
      createdAt: instantSchema,
    }),
  ),
  /** Operations on its stacks, newest first. */
  operations: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      verb: operationVerbSchema,
      state: operationStateSchema,
      at: instantSchema,
    }),
  ),
  /** What its end would take with it: its delivered resources. */
  standing: z.array(z.string()),
  acts: z.array(z.enum(['close'])),
});
export type TenancyDetail = z.output<typeof tenancyDetailSchema>;
