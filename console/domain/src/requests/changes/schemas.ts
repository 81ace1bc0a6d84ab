import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { purposeShape } from '@zhengyun/rulebook/request-purpose.ts';
import { z } from 'zod';
import { ERROR_CODES } from '../../verb/errors.ts';
import { fenTextSchema, idSchema, unitsTextSchema } from '../../verb/wire.ts';
import { reasonSchema } from '../schemas.ts';

/** What a change that costs is for: it has no dates and users of its own, those are of the order that it changes. */
export const changePurposeShape = {
  project: purposeShape.project,
  fundingSource: purposeShape.fundingSource,
};
/**
 * `key` as of an order: sent again under the same name, a change is answered and not made twice; the sender's draft of that name ends, and what
 * was attached to it goes with the request.
 */
export const submitResizeSchema = z.strictObject({
  resourceId: idSchema,
  spec: itemSpecSchema,
  reason: reasonSchema,
  ...changePurposeShape,
  key: idSchema.optional(),
});
export const checkResizeSchema = submitResizeSchema.pick({ resourceId: true, spec: true });
/** Units as decimal text: what is left now, what the resize takes (less than zero: gives back), what would be left. */
const effectSchema = z.object({
  dimension: dimensionSchema,
  before: unitsTextSchema,
  takes: unitsTextSchema,
  after: unitsTextSchema,
});
/** Prices of a whole month in fen; null: no price is in force. */
export const foreseenResizeSchema = z.object({
  refusals: z.array(
    z.object({
      code: z.enum(ERROR_CODES),
      field: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  quota: z.array(effectSchema),
  pool: z.array(effectSchema),
  monthFenNow: fenTextSchema.nullable(),
  monthFen: fenTextSchema.nullable(),
});
export type ForeseenResize = z.output<typeof foreseenResizeSchema>;
export const submitReleaseSchema = submitResizeSchema.pick({ resourceId: true, reason: true, key: true });
