import { parsePrice } from '@zhengyun/rulebook/money.ts';
import { readPriceRule, unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { firstUnsound } from './rules.ts';
import type { publishedPricesSchema } from './schemas.ts';

/**
 * The rules behind prices as they are sent. Refused: PRICE_RULE_UNSOUND with the item, the fault and the tier (from 1); INPUT_INVALID two
 * prices of one item.
 */
export function soundPrices(prices: z.output<typeof publishedPricesSchema>) {
  const read = prices.map(({ sku, unit, unitPrice, rule }) => ({
    sku,
    unit,
    rule: unitPrice === undefined ? readPriceRule(rule) : unitPriceRule(parsePrice(unitPrice)),
  }));
  const unsound = firstUnsound(read);
  if (unsound) {
    const { sku, fault, tier, index } = unsound;
    const at = tier === null ? {} : { tier: tier + 1 };
    throw new DomainError('PRICE_RULE_UNSOUND', { sku, fault, field: `prices.${index}`, ...at });
  }
  if (new Set(read.map(({ sku }) => sku)).size !== read.length)
    throw new DomainError('INPUT_INVALID', { field: 'prices' });
  return read;
}
