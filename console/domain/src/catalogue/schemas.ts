import { STACKS } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema, skuSchema } from '@zhengyun/rulebook/dimension.ts';
import { mlpsGradeSchema, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { priceVersionRefSchema } from '../pricing/schemas.ts';
import { idSchema, instantSchema, namedSchema, priceTextSchema, sluggedSchema } from '../verb/wire.ts';

/** Terms of a catalogue item; `zones` names codes of the zone dictionary, null: any; `availabilityPpm` at most 1000000. */
export const termsSchema = z.strictObject({
  onSale: z.boolean(),
  leadWorkingDays: z.int().min(1).max(250),
  maximumMlps: mlpsGradeSchema,
  tiers: z.array(tierSchema).min(1).max(3),
  stacks: z.array(z.enum(STACKS)).min(1).max(2),
  zones: z.array(z.string().trim().min(1).max(32)).min(1).max(32).nullable(),
  availabilityPpm: z.string().regex(/^(1000000|\d{1,6})$/),
});

/** Days (of 24 h) from now on by which a version has begun: one that begins later by a slip of the hand would keep all others out until then. */
export const VERSION_DAYS_AHEAD = 366;

/** A version takes over from the one before at `validFrom`, which is not in the past and not beyond VERSION_DAYS_AHEAD. */
export const publishItemVersionSchema = z.strictObject({
  item: itemCodeSchema,
  validFrom: instantSchema,
  terms: termsSchema,
  reason: z.string().trim().min(1).max(2_000),
});

export const itemVersionSchema = z.object({
  version: z.int(),
  validFrom: instantSchema,
  terms: termsSchema,
});

export const itemVersionsInputSchema = z.strictObject({ item: itemCodeSchema });
/** Newest first; `publishedBy` null: it came with the release. */
export const itemVersionsSchema = z.object({
  versions: z.array(
    itemVersionSchema.extend({
      reason: z.string().nullable(),
      publishedBy: namedSchema.nullable(),
      publishedAt: instantSchema.nullable(),
      /** Before it came into force; null: it stands. */
      withdrawn: z.object({ at: instantSchema, by: namedSchema, reason: z.string() }).nullable(),
    }),
  ),
});
export const publishedItemVersionSchema = z.object({ versionId: idSchema, version: z.int() });

/** What the column counts up to: a greater number names no version. */
const MOST_VERSIONS = 2_147_483_647;
/** A version that is not in force yet; `reason` is kept beside it. */
export const withdrawItemVersionSchema = z.strictObject({
  item: itemCodeSchema,
  version: z.int().min(2).max(MOST_VERSIONS),
  reason: z.string().trim().min(1).max(2_000),
});
export const withdrawnItemVersionSchema = z.object({ item: itemCodeSchema, version: z.int() });

export const catalogueInputSchema = z.void();

/** A cloud as a place to order from; `orderable` false says why in the same words a refused order would. */
export const orderPlaceSchema = sluggedSchema.extend({
  tier: tierSchema,
  orderable: z.boolean(),
  code: z.enum(['ITEM_NOT_AVAILABLE', 'ITEM_NOT_OFFERED', 'ITEM_NOT_LOCAL', 'CLOUD_NOT_READY']).nullable(),
});

/** A catalogue item 服务目录项 with the billing items it takes and where it may be ordered. */
export const catalogueItemSchema = z.object({
  code: itemCodeSchema,
  nameZh: z.string(),
  nameEn: z.string(),
  fulfilment: z.enum(['provisioned', 'counted']),
  leadWorkingDays: z.int(),
  maximumMlps: z.int(),
  /** false: withdrawn, or described and not yet on sale anywhere. */
  available: z.boolean(),
  /** The version of its terms in force now; `leadWorkingDays`, `maximumMlps` and `available` above are its own. */
  version: itemVersionSchema,
  /** The version that takes over next, where one is published. */
  next: itemVersionSchema.nullable(),
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
