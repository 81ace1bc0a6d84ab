import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { z } from 'zod';
import { eventsBehindSchema } from '../metering/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  exactYuanTextSchema,
  idSchema,
  instantSchema,
  pageOf,
  priceTextSchema,
  quantityTextSchema,
  unitsTextSchema,
} from '../verb/wire.ts';

/** Use by the price's model; what a discount takes off it; what a bound of the month adds or takes off, each a charge of its own. */
export const CHARGE_KINDS = ['usage', 'discount', 'minimum', 'maximum'] as const;
export const chargeKindSchema = z.enum(CHARGE_KINDS);

/** Billing items of what is held and of what is consumed. */
export const chargedSkuSchema = z.enum([...SKUS, ...METER_SKUS], { error: 'UNKNOWN_SKU' });
export type ChargedSku = z.output<typeof chargedSkuSchema>;

/** The facts behind a charge: changes of what is held, or readings (how many, with a digest of their ids); neither for a bound. */
export const chargeEventsSchema = z.object({
  changes: z.array(idSchema).optional(),
  readings: z.int().nonnegative().optional(),
  digest: z.string().optional(),
  /** How long nothing was known of what was metered: of a level before its first reading, of others while their meter was silent. */
  unknownSeconds: unitsTextSchema.optional(),
  /** Since when a meter that was heard said nothing, for the first time. */
  silentSince: instantSchema.optional(),
});
export type ChargeEvents = z.output<typeof chargeEventsSchema>;

/** Rates a department's month to date, or again. The contract in force is taken unless one is named. */
export const rateMonthSchema = z.strictObject({
  departmentId: idSchema,
  month: monthSchema,
  contractId: idSchema.optional(),
});
export const ratedMonthSchema = z.object({
  ratingId: idSchema,
  asOf: instantSchema,
  contentHash: z.string(),
  amount: exactYuanTextSchema,
  charges: z.int(),
  /** False: rated before from the same facts, or frozen by an issued statement. */
  changed: z.boolean(),
});

/** The newest rating of a department's month; `contractId` where there were several contracts. */
export const monthChargesInputSchema = pageSchema.extend({
  departmentId: idSchema,
  month: monthSchema,
  resourceId: idSchema.optional(),
  sku: chargedSkuSchema.optional(),
});

/** An exact, unrounded charge. `quantity` is unit·months (consumed: units), of `units` held for `seconds`; `unitPrice` where the price is by unit. */
export const chargeSchema = z.object({
  id: idSchema,
  kind: chargeKindSchema,
  resource: z.object({ id: idSchema, number: z.string() }).nullable(),
  sku: chargedSkuSchema,
  unit: z.string(),
  priceVersion: z.object({ id: idSchema, number: z.string(), sample: z.boolean() }),
  rule: priceRuleSchema,
  unitPrice: priceTextSchema.nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  seconds: unitsTextSchema,
  monthSeconds: unitsTextSchema,
  units: unitsTextSchema.nullable(),
  quantity: quantityTextSchema.nullable(),
  amount: exactYuanTextSchema,
  events: chargeEventsSchema,
});
export type ChargeView = z.output<typeof chargeSchema>;

const ratedAsOfSchema = z.object({
  /** Null: nothing of the month is rated yet. */
  asOf: instantSchema.nullable(),
});
export const monthChargesSchema = pageOf(chargeSchema).extend(ratedAsOfSchema.shape);

export const resourceCostInputSchema = z.strictObject({ resourceId: idSchema, month: monthSchema });
/** What one resource came to in a month to date, exact, by item: discounts taken off, bounds of the whole month left out since they are no resource's. */
export const resourceCostSchema = ratedAsOfSchema.extend({
  month: monthSchema,
  amount: exactYuanTextSchema,
  items: z.array(
    z.object({
      sku: chargedSkuSchema,
      unit: z.string(),
      quantity: quantityTextSchema,
      amount: exactYuanTextSchema,
    }),
  ),
});

export const itemSumsInputSchema = z.strictObject({ departmentId: idSchema, month: monthSchema });
/** A month to date by item and price version: what tiers, packages and bounds were applied to, and what came of it. */
export const itemSumsSchema = ratedAsOfSchema.extend({
  month: monthSchema,
  amount: exactYuanTextSchema,
  items: z.array(
    z.object({
      sku: chargedSkuSchema,
      unit: z.string(),
      priceVersion: z.object({ id: idSchema, number: z.string(), sample: z.boolean() }),
      rule: priceRuleSchema,
      seconds: unitsTextSchema,
      /** Of the price's month, nine decimals. */
      share: quantityTextSchema,
      quantity: quantityTextSchema,
      byModel: exactYuanTextSchema,
      discount: exactYuanTextSchema,
      bound: exactYuanTextSchema,
      amount: exactYuanTextSchema,
    }),
  ),
});

/** The events behind one charge, a page of them. */
export const chargeEventsInputSchema = pageSchema.extend({ chargeId: idSchema });
/**
 * Oldest first. `pinned`: how many the charge was made from, as it says itself; `total`: how many of them are in the caller's sight; readings that
 * hold on from another department's time may not be.
 */
export const chargeEventsPageSchema = eventsBehindSchema.extend({
  chargeId: idSchema,
  resource: chargeSchema.shape.resource,
  month: monthSchema,
  pinned: z.int(),
});
