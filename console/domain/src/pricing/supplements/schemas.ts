import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { z } from 'zod';
import { pageSchema } from '../../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf } from '../../verb/wire.ts';
import { pricedSkuSchema, priceVersionRefSchema } from '../schemas.ts';

export const SUPPLEMENT_STATES = ['proposed', 'approved', 'refused'] as const;
export const METERED_SKUS: readonly string[] = METER_SKUS;

/** The price of one item that a version which has begun lacks. `reference`: the paper it rests on, which is printed with it. */
export const proposeSupplementSchema = z.strictObject({
  versionId: idSchema,
  sku: pricedSkuSchema,
  unit: z.string().trim().min(1).max(32),
  rule: priceRuleSchema,
  reason: z.string().trim().min(1).max(500),
  reference: z.string().trim().min(1).max(200),
});
export const proposedSupplementSchema = z.object({ supplementId: idSchema, number: z.string() });

/** `note` must be there to refuse. */
export const decideSupplementSchema = z
  .strictObject({
    supplementId: idSchema,
    decision: z.enum(['approve', 'refuse']),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ decision, note }) => decision === 'approve' || note !== '', { path: ['note'] });
export const decidedSupplementSchema = proposedSupplementSchema.extend({ state: z.enum(['approved', 'refused']) });

export const supplementsInputSchema = pageSchema.extend({ versionId: idSchema.optional() });
const supplementSchema = z.object({
  id: idSchema,
  number: z.string(),
  version: priceVersionRefSchema,
  sku: pricedSkuSchema,
  unit: z.string(),
  rule: priceRuleSchema,
  reason: z.string(),
  reference: z.string(),
  state: z.enum(SUPPLEMENT_STATES),
  proposedBy: namedSchema,
  proposedAt: instantSchema,
  decidedBy: namedSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string().nullable(),
  /** Whether the caller may decide it now. */
  mayDecide: z.boolean(),
});
export type SupplementView = z.output<typeof supplementSchema>;
export const supplementPageSchema = pageOf(supplementSchema);
