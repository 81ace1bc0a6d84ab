import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema, skuSchema } from '@zhengyun/rulebook/dimension.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { priceVersionRefSchema } from '../pricing/schemas.ts';
import { priceTextSchema, sluggedSchema } from '../verb/wire.ts';

export const catalogueInputSchema = z.void();

/** A cloud as a place to order from; `orderable` false says why in the same words a refused order would. */
export const orderPlaceSchema = sluggedSchema.extend({
  tier: tierSchema,
  orderable: z.boolean(),
  code: z.enum(['ITEM_NOT_AVAILABLE', 'ITEM_NOT_LOCAL', 'CLOUD_NOT_READY']).nullable(),
});

/** A catalogue item 服务目录项 with the billing items it takes and where it may be ordered. */
export const catalogueItemSchema = z.object({
  code: itemCodeSchema,
  nameZh: z.string(),
  nameEn: z.string(),
  fulfilment: z.enum(['provisioned', 'counted']),
  leadWorkingDays: z.int(),
  maximumMlps: z.int(),
  /** false: described, not yet on sale anywhere. */
  available: z.boolean(),
  skus: z.array(
    z.object({
      sku: skuSchema,
      dimension: dimensionSchema,
      xinchuang: z.boolean(),
      unit: z.string().nullable(),
      /** Yuan a unit a month; null: no price in force, so it can't be ordered. */
      unitPrice: priceTextSchema.nullable(),
    }),
  ),
  places: z.array(orderPlaceSchema),
});
export const catalogueSchema = z.object({
  priceVersion: priceVersionRefSchema.nullable(),
  items: z.array(catalogueItemSchema),
});
export type CatalogueView = z.output<typeof catalogueSchema>;
