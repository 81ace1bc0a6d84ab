import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, dimensionSchema, SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_CODES, METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import {
  exactYuanTextSchema,
  fenTextSchema,
  idSchema,
  instantSchema,
  priceTextSchema,
  unitsTextSchema,
} from '../verb/wire.ts';

/** A price version as it is named beside every number it made; `sample` prices say so wherever they are shown. */
export const priceVersionRefSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  sample: z.boolean(),
});

/** All that can have a price: what is held, and what is consumed. */
export const pricedSkuSchema = z.enum([...SKUS, ...METER_SKUS], { error: 'UNKNOWN_SKU' });
export const pricedThingSchema = z.enum([...DIMENSIONS, ...METER_CODES]);

/** A billing item's price: its rule, and the one figure that stands for it (`unitPrice`, see leadingPrice), yuan. */
export const priceViewSchema = z.object({
  sku: pricedSkuSchema,
  dimension: pricedThingSchema,
  xinchuang: z.boolean(),
  unit: z.string(),
  unitPrice: priceTextSchema,
  rule: priceRuleSchema,
});

/** Whose own prices count beside the general ones; absent: the caller's department's. */
const whoseSchema = idSchema.nullable().optional();

/** Amounts in use and the instant from which each is to be paid; asked for by the server's own parts alone. */
export const costInputSchema = z.object({
  lines: z.array(
    z.object({
      amounts: z.partialRecord(dimensionSchema, z.bigint().nonnegative()),
      xinchuang: z.boolean(),
      from: z.date(),
    }),
  ),
  departmentId: whoseSchema,
});

/** Lines with the version that was quoted for them; asked for by the server's own parts alone. */
export const foreseePricesSchema = z.strictObject({
  versionId: idSchema,
  lines: z.array(z.strictObject({ spec: itemSpecSchema, xinchuang: z.boolean() })).max(200),
  period: z.strictObject({ from: z.date(), to: z.date() }),
  departmentId: whoseSchema,
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

/** Of a price that was added to its version in force by two people: its number, the paper it rests on, and since when it is there. */
export const supplementRefSchema = z.object({ number: z.string(), reference: z.string(), approvedAt: instantSchema });

export const booksInputSchema = z.void();
export const booksSchema = z.object({
  versions: z.array(
    priceVersionRefSchema.extend({
      validFrom: instantSchema,
      validTo: instantSchema.nullable(),
      createdAt: instantSchema,
      /** Whose own book it belongs to; null: the general one. */
      department: z.object({ id: idSchema, name: z.string() }).nullable(),
      state: z.enum(['in-force', 'to-come', 'over', 'withdrawn']),
      withdrawn: z.object({ at: instantSchema, why: z.string() }).nullable(),
      /** `supplement` null: published with the version. */
      prices: z.array(priceViewSchema.extend({ supplement: supplementRefSchema.nullable() })),
    }),
  ),
});

/** Either `unitPrice`, yuan for each unit and calendar month, or a whole `rule`. */
const publishedPriceSchema = z
  .strictObject({
    sku: pricedSkuSchema,
    unit: z.string().trim().min(1).max(32),
    unitPrice: priceTextSchema.optional(),
    rule: priceRuleSchema.optional(),
  })
  .refine(({ unitPrice, rule }) => (unitPrice === undefined) !== (rule === undefined), { path: ['rule'] });
export const publishedPricesSchema = z.array(publishedPriceSchema).max(200);

/** A version replaces the one before it in its book from `validFrom` on. `departmentId` null: the general book. */
export const publishVersionSchema = z.strictObject({
  name: z.string().trim().min(1).max(64),
  sample: z.boolean(),
  validFrom: instantSchema,
  departmentId: idSchema.nullable().default(null),
  prices: publishedPricesSchema,
});

export const withdrawVersionSchema = z.strictObject({ versionId: idSchema, reason: z.string().trim().min(1).max(500) });

/**
 * Rates a month's use anew by a draft: `prices` as they would be published, or a version that is published. It stands for the whole
 * month in place of the general book, or of one department's own (`departmentId`), which then alone is rated.
 */
export const simulatePricesSchema = z
  .strictObject({
    month: monthSchema,
    departmentId: idSchema.nullable().default(null),
    prices: publishedPricesSchema.optional(),
    versionId: idSchema.optional(),
  })
  .refine(({ prices, versionId }) => (prices === undefined) !== (versionId === undefined), { path: ['prices'] });

/** Exact yuan by the prices that reigned and by the draft, and the difference; null: some use has no price, `unpriced` names it. */
const comparedSchema = z.object({
  inForce: exactYuanTextSchema.nullable(),
  byDraft: exactYuanTextSchema.nullable(),
  difference: exactYuanTextSchema.nullable(),
});
/** Why what would be paid is not known, or only as far as it goes. */
export const NET_UNKNOWN = ['no-contract', 'no-price', 'availability', 'coefficient'] as const;
/** What would be paid after deductions, coefficient and bounds, in fen; null: nobody knows. `unknown` says what, or how far it is known. */
const netSchema = z.object({
  inForceFen: fenTextSchema.nullable(),
  byDraftFen: fenTextSchema.nullable(),
  differenceFen: fenTextSchema.nullable(),
  unknown: z.array(z.enum(NET_UNKNOWN)),
});
export const simulationSchema = z.object({
  month: monthSchema,
  from: instantSchema,
  to: instantSchema,
  total: comparedSchema,
  /** Of the departments of which both are known; `left`: how many are not among them. */
  net: netSchema.omit({ unknown: true }).extend({ left: z.int() }),
  departments: z.array(
    comparedSchema.extend({
      department: z.object({ id: idSchema, name: z.string() }),
      unpriced: z.object({ inForce: z.array(z.string()), byDraft: z.array(z.string()) }),
      net: netSchema,
    }),
  ),
  items: z.array(comparedSchema.extend({ sku: pricedSkuSchema, unit: z.string() })),
});

/** A line as one may price it while typing: system, title and reason are not needed yet. */
export const quoteLineSchema = z.strictObject({
  cloud: slugSchema,
  zone: z.string({ error: 'ZONE_MISSING' }).min(1, 'ZONE_MISSING').max(32),
  spec: itemSpecSchema,
});
export const quoteInputSchema = z.strictObject({
  lines: z.array(quoteLineSchema).min(1).max(200),
  departmentId: whoseSchema,
});

/** One billing item of a quoted line, for a whole month, by `rule`; `unitPrice` is the one figure that stands for the rule. */
export const quotePartSchema = z.object({
  sku: pricedSkuSchema,
  dimension: dimensionSchema,
  unit: z.string(),
  units: unitsTextSchema,
  unitPrice: priceTextSchema,
  rule: priceRuleSchema,
  monthFen: fenTextSchema,
});
/** An estimate: a full month (of the price: a calendar month or 30 days), and from `asOf` to the end of the calendar year in Asia/Shanghai; each rounded to fen once. */
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
  /** Whether tiers, packages, flat prices or bounds are in it, which go by all that a department uses: estimated as though each line were all. */
  alone: z.boolean(),
});
export type Quote = z.output<typeof quoteSchema>;

export const versionQuerySchema = z.strictObject({ versionId: idSchema.optional() });

export const publishedVersionSchema = z.object({ versionId: idSchema, number: z.string() });
