import { z } from 'zod';
import { formatPrice, parsePrice, type UnitPrice } from './money.ts';
import { PRICE_MONTHS, type PriceMonth } from './price-month.ts';
import { faultOfPriceRule, type PriceModel, type PriceRule, type PriceTier } from './price-rule.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';

/** A price rule with what its month is. */
export interface PriceTerms extends PriceRule {
  readonly month: PriceMonth;
}

/** Yuan, at most six decimals and 14 digits before them; a minus is read, to be refused as a negative price and not as no number. */
const yuanSchema = z.string().regex(/^-?(0|[1-9]\d{0,13})(\.\d{1,6})?$/, 'PRICE_TEXT');
/** Unit·months, at most nine decimals and 15 digits before them. */
const quantitySchema = z.string().regex(/^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/, 'TIER_TEXT');

export const MOST_TIERS = 20;

const tierSchema = z.strictObject({ from: quantitySchema, to: quantitySchema.nullable(), unitPrice: yuanSchema });
const tiersSchema = z.array(tierSchema).max(MOST_TIERS);

/** How a month's quantity becomes money, as text: see PriceModel. */
export const priceModelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitPrice: yuanSchema }),
  z.strictObject({ kind: z.literal('flat'), price: yuanSchema }),
  z.strictObject({ kind: z.literal('graduated'), tiers: tiersSchema }),
  z.strictObject({ kind: z.literal('volume'), tiers: tiersSchema }),
  z.strictObject({ kind: z.literal('package'), size: quantitySchema, price: yuanSchema }),
]);

/**
 * A price rule as it is stored and sent: decimal text throughout. `discountPpm` comes off what the model gives; `minimum` and `maximum`
 * are yuan for a whole month, null: none. Whether it is sound is faultOfPriceRule's to say.
 */
export const priceRuleSchema = z.strictObject({
  model: priceModelSchema,
  discountPpm: z.string().regex(/^\d{1,7}$/, 'PPM_TEXT'),
  minimum: yuanSchema.nullable(),
  maximum: yuanSchema.nullable(),
  month: z.enum(PRICE_MONTHS),
});
export type PriceRuleText = z.output<typeof priceRuleSchema>;

/** The rule behind its text, sound or not. Throws ZodError on what is no rule at all. */
export function readPriceRule(text: unknown): PriceTerms {
  const { model, discountPpm, minimum, maximum, month } = priceRuleSchema.parse(text);
  return {
    model: readModel(model),
    discountPpm: BigInt(discountPpm),
    minimum: minimum === null ? null : parsePrice(minimum),
    maximum: maximum === null ? null : parsePrice(maximum),
    month,
  };
}

/** A stored rule, which was sound when it was entered. Throws where it is not: nothing is charged by a rule that can't be trusted. */
export function parsePriceRule(text: unknown): PriceTerms {
  const rule = readPriceRule(text);
  const found = faultOfPriceRule(rule);
  if (found) throw new RangeError(`a stored price rule is unsound: ${found.fault} at tier ${found.tier ?? '–'}`);
  return rule;
}

/** The text of a rule, with all decimals: one rule has one text. */
export function formatPriceRule({ model, discountPpm, minimum, maximum, month }: PriceTerms): PriceRuleText {
  return {
    model: formatModel(model),
    discountPpm: discountPpm.toString(),
    minimum: minimum === null ? null : formatPrice(minimum),
    maximum: maximum === null ? null : formatPrice(maximum),
    month,
  };
}

/** A price for each unit of a calendar month and nothing besides. */
export function unitPriceRule(unitPrice: UnitPrice): PriceTerms {
  return { model: { kind: 'unit', unitPrice }, discountPpm: 0n, minimum: null, maximum: null, month: 'calendar' };
}

/** The price that stands for a rule where there is room for one figure: the unit's, the first tier's, the flat one or the package's. */
export function leadingPrice(model: PriceModel): UnitPrice {
  switch (model.kind) {
    case 'unit':
      return model.unitPrice;
    case 'flat':
    case 'package':
      return model.price;
    case 'graduated':
    case 'volume':
      return model.tiers[0]?.unitPrice ?? 0n;
  }
}

type ModelText = PriceRuleText['model'];

function readModel(model: ModelText): PriceModel {
  switch (model.kind) {
    case 'unit':
      return { kind: 'unit', unitPrice: parsePrice(model.unitPrice) };
    case 'flat':
      return { kind: 'flat', price: parsePrice(model.price) };
    case 'package':
      return { kind: 'package', size: parseQuantity(model.size), price: parsePrice(model.price) };
    case 'graduated':
    case 'volume':
      return { kind: model.kind, tiers: model.tiers.map(readTier) };
  }
}

function readTier({ from, to, unitPrice }: z.output<typeof tierSchema>): PriceTier {
  return { from: parseQuantity(from), to: to === null ? null : parseQuantity(to), unitPrice: parsePrice(unitPrice) };
}

function formatModel(model: PriceModel): ModelText {
  switch (model.kind) {
    case 'unit':
      return { kind: 'unit', unitPrice: formatPrice(model.unitPrice) };
    case 'flat':
      return { kind: 'flat', price: formatPrice(model.price) };
    case 'package':
      return { kind: 'package', size: formatQuantity(model.size), price: formatPrice(model.price) };
    case 'graduated':
    case 'volume':
      return {
        kind: model.kind,
        tiers: model.tiers.map(({ from, to, unitPrice }) => ({
          from: formatQuantity(from),
          to: to === null ? null : formatQuantity(to),
          unitPrice: formatPrice(unitPrice),
        })),
      };
  }
}
