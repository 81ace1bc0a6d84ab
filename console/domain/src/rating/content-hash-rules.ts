import { createHash } from 'node:crypto';
import { type Period, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { formatCharged, formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { Rated } from './rules.ts';

/** What a rating is of. */
export interface RatingOf {
  readonly contractId: string;
  readonly month: string;
  readonly period: Period;
  readonly asOf: Date;
}

/**
 * SHA-256 (hex) over all that a rating says: what it is of, every charge with the facts behind it, every item with its rule. Row keys and the instant of rating are no
 * part of it, so that rating the same facts again, in any order, gives the same.
 */
export function ratingHash({ contractId, month, period, asOf }: RatingOf, { charges, items }: Rated): string {
  const hash = createHash('sha256');
  const add = (...parts: readonly unknown[]) => hash.update(`${JSON.stringify(parts)}\n`);
  add('rating-1', contractId, month, period.from, period.to, asOf);
  for (const charge of charges)
    add(
      charge.kind,
      charge.resourceId,
      charge.cloudId,
      charge.sku,
      charge.unit,
      charge.priceVersionId,
      charge.unitPrice === null ? null : formatPrice(charge.unitPrice),
      charge.from,
      secondsBetween(charge.from, charge.to).toString(),
      charge.units?.toString() ?? null,
      charge.quantity === null ? null : formatQuantity(charge.quantity),
      formatCharged(charge.amount),
      charge.events,
    );
  for (const { sku, version, rule, seconds, share, quantity, byModel, discount, bound } of items)
    add(
      sku,
      version.id,
      formatPriceRule(rule),
      seconds.toString(),
      formatQuantity(share),
      formatQuantity(quantity),
      ...[byModel, discount, bound].map(formatCharged),
    );
  return hash.digest('hex');
}
