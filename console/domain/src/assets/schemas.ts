import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { fenTextSchema, idSchema, instantSchema, namedSchema, pageOf, sluggedSchema } from '../verb/wire.ts';
import { AVOIDED_UNKNOWN } from './rules.ts';

/** A calendar day in Asia/Shanghai. */
const daySchema = z.iso.date();
const yearSchema = z.int().min(2000).max(2100);
const amountSchema = z.string().regex(/^\d{1,15}$/);
const wordsSchema = z.string().trim().min(1).max(500);

interface Booked {
  readonly acquiredFen?: string | undefined;
  readonly residualFen?: string | undefined;
}
/** Whether no more is left of it than it was bought for. Asked of what is no amount too, which the fields themselves refuse. */
function leavesNoMore({ acquiredFen, residualFen }: Booked): boolean {
  if (residualFen === undefined) return true;
  if (acquiredFen === undefined) return false;
  return [acquiredFen, residualFen].some((text) => !/^\d+$/.test(text)) || BigInt(residualFen) <= BigInt(acquiredFen);
}

/** Registers what a department has. What nobody knows stays out: bought when, for how much, what of it is left in the books (fen). */
export const registerAssetSchema = z
  .strictObject({
    departmentId: idSchema,
    name: z.string().trim().min(1).max(128),
    acquiredOn: daySchema.optional(),
    acquiredFen: amountSchema.optional(),
    residualFen: amountSchema.optional(),
  })
  .refine(leavesNoMore, { path: ['residualFen'] });
export const assetRegisteredSchema = z.object({ assetId: idSchema, number: z.string() });

export const DECISIONS = ['retire', 'reuse'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What becomes of an asset from `day` on. A reuse names the cloud it is used in, and what it costs where that is known. `basedOn`: the version of the
 * decision that was looked at, 0 for none.
 */
export const decideAssetSchema = z
  .strictObject({
    assetId: idSchema,
    decision: z.enum(DECISIONS),
    day: daySchema,
    cloudId: idSchema.optional(),
    costFen: amountSchema.optional(),
    reason: wordsSchema,
    basedOn: z.int().min(0).max(1_000_000),
  })
  .refine(({ decision, cloudId }) => (decision === 'reuse') === (cloudId !== undefined), { path: ['cloudId'] })
  .refine(({ decision, costFen }) => decision === 'reuse' || costFen === undefined, { path: ['costFen'] });
export const assetDecidedSchema = z.object({ assetId: idSchema, version: z.int() });

/** What a new one would cost on `pricedOn`, and where that is read. `basedOn`: the version of the price that was looked at, 0 for none. */
export const priceAssetSchema = z.strictObject({
  assetId: idSchema,
  priceFen: z.string().regex(/^(?!0+$)\d{1,15}$/),
  pricedOn: daySchema,
  source: wordsSchema,
  basedOn: z.int().min(0).max(1_000_000),
});
export const assetPricedSchema = z.object({ assetId: idSchema, version: z.int() });

const decidedShape = {
  version: z.int(),
  decision: z.enum(DECISIONS),
  day: daySchema,
  cloud: namedSchema.nullable(),
  costFen: fenTextSchema.nullable(),
};
const pricedShape = { version: z.int(), priceFen: fenTextSchema, pricedOn: daySchema, source: z.string() };

/**
 * An asset with its last decision, the price in force, and the reuse that counts: the last one, unless the asset was retired from that day or an
 * earlier one. `avoidedFen`: price less cost of that reuse; null where `unknown` says what is missing, or nothing is reused.
 */
export const assetSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  department: sluggedSchema,
  acquiredOn: daySchema.nullable(),
  acquiredFen: fenTextSchema.nullable(),
  residualFen: fenTextSchema.nullable(),
  decision: z.object(decidedShape).nullable(),
  reuse: z
    .object({ version: z.int(), day: daySchema, cloud: namedSchema, costFen: fenTextSchema.nullable() })
    .nullable(),
  price: z.object(pricedShape).nullable(),
  avoidedFen: fenTextSchema.nullable(),
  unknown: z.array(z.enum(AVOIDED_UNKNOWN)),
});
export type Asset = z.output<typeof assetSchema>;

export const STANDINGS = ['undecided', 'reused', 'retired', 'unknown'] as const;
/** `standing`: nothing decided yet · a reuse counts · the last decision is to retire · a reuse counts and what it avoided is unknown. `year`, `cloudId`: of the reuse that counts. */
const filterShape = {
  departmentId: idSchema.optional(),
  year: yearSchema.optional(),
  cloudId: idSchema.optional(),
  standing: z.enum(STANDINGS).optional(),
};
export const assetsInputSchema = pageSchema.extend(filterShape);
export const everyAssetSchema = z.strictObject(filterShape);
export const assetPageSchema = pageOf(assetSchema);

export const getAssetSchema = z.strictObject({ assetId: idSchema });
const bySchema = { by: z.string(), at: instantSchema };
/** An asset with all that was ever decided and entered of it, the newest first. */
export const assetDetailSchema = assetSchema.extend({
  registered: z.object(bySchema),
  decisions: z.array(z.object({ ...decidedShape, reason: z.string(), ...bySchema })),
  prices: z.array(z.object({ ...pricedShape, ...bySchema })),
});
export type AssetDetail = z.output<typeof assetDetailSchema>;

export const avoidedInputSchema = z.strictObject({ departmentId: idSchema.optional(), year: yearSchema.optional() });
const sumSchema = { assets: z.int(), unknown: z.int(), fen: fenTextSchema };
/** Fen of what is known; `unknown`: of how many assets it isn't. */
export const avoidedSchema = z.object({
  groups: z.array(z.object({ cloud: namedSchema, year: z.int(), ...sumSchema })),
  total: z.object(sumSchema),
});
