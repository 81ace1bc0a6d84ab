import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema, skuSchema } from '@zhengyun/rulebook/dimension.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { fenTextSchema, idSchema, instantSchema, priceTextSchema, unitsTextSchema } from '../verb/wire.ts';

/** A price version as it is named beside every number it made; `sample` prices say so wherever they are shown. */
export const priceVersionRefSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  sample: z.boolean(),
});

/** Yuan for one unit for one calendar month in Asia/Shanghai. */
export const priceViewSchema = z.object({
  sku: skuSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  unit: z.string(),
  unitPrice: priceTextSchema,
});

/** Amounts in use and the instant from which each is to be paid; asked for by the server's own parts alone. */
export const costInputSchema = z.object({
  lines: z.array(
    z.object({
      amounts: z.partialRecord(dimensionSchema, z.bigint().nonnegative()),
      xinchuang: z.boolean(),
      from: z.date(),
    }),
  ),
});

/** Lines with the version that was quoted for them; asked for by the server's own parts alone. */
export const foreseePricesSchema = z.strictObject({
  versionId: idSchema,
  lines: z.array(z.strictObject({ spec: itemSpecSchema, xinchuang: z.boolean() })).max(200),
  period: z.strictObject({ from: z.date(), to: z.date() }),
});
/**
 * Fen from now, or from where an extension begins, to the end of the year or of what is extended: by the quoted version, and by those in force until then. `versions`: the others of them, with what
 * a whole month costs. Null: something has no price.
 */
export const priceChangeSchema = z.object({
  quotedYearEndFen: fenTextSchema,
  yearEndFen: fenTextSchema.nullable(),
  versions: z.array(
    z.object({ version: priceVersionRefSchema, validFrom: instantSchema, monthFen: fenTextSchema.nullable() }),
  ),
});

/** A period, half-open, and whose use is charged; null: of nobody with a book of their own. */
export const rulesInForceSchema = z.strictObject({ from: z.date(), to: z.date(), departmentId: idSchema.nullable() });

export const booksInputSchema = z.void();
export const booksSchema = z.object({
  versions: z.array(
    priceVersionRefSchema.extend({
      validFrom: instantSchema,
      validTo: instantSchema.nullable(),
      createdAt: instantSchema,
      prices: z.array(priceViewSchema),
    }),
  ),
});

/** A version replaces the one before it from `validFrom` on, which must not lie in the past of an existing version's start. */
export const publishVersionSchema = z.strictObject({
  name: z.string().trim().min(1).max(64),
  sample: z.boolean(),
  validFrom: instantSchema,
  prices: z
    .array(z.strictObject({ sku: skuSchema, unit: z.string().trim().min(1).max(32), unitPrice: priceTextSchema }))
    .min(1)
    .max(200),
});

/** A line as one may price it while typing: system, title and reason are not needed yet. */
export const quoteLineSchema = z.strictObject({
  cloud: slugSchema,
  zone: z.string({ error: 'ZONE_MISSING' }).min(1, 'ZONE_MISSING').max(32),
  spec: itemSpecSchema,
});
export const quoteInputSchema = z.strictObject({ lines: z.array(quoteLineSchema).min(1).max(200) });

/** One billing item of a quoted line: units × unit price, yuan a month, exact. */
export const quotePartSchema = z.object({
  sku: skuSchema,
  dimension: dimensionSchema,
  unit: z.string(),
  units: unitsTextSchema,
  unitPrice: priceTextSchema,
  monthFen: fenTextSchema,
});
/** An estimate: a full month, and from `asOf` to the end of the calendar year in Asia/Shanghai; each rounded to fen once. */
export const quoteSchema = z.object({
  priceVersion: priceVersionRefSchema,
  asOf: instantSchema,
  yearEndsAt: instantSchema,
  lines: z.array(
    z.object({
      ordinal: z.int(),
      parts: z.array(quotePartSchema),
      monthFen: fenTextSchema,
      yearEndFen: fenTextSchema,
    }),
  ),
  monthFen: fenTextSchema,
  yearEndFen: fenTextSchema,
});
export type Quote = z.output<typeof quoteSchema>;

export const versionQuerySchema = z.strictObject({ versionId: idSchema.optional() });

export const publishedVersionSchema = z.object({ versionId: idSchema, number: z.string() });
