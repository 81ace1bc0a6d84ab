import { type ExactYuan, formatCharged, formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { Rated, RatedCharge, RatedItem } from '../rating/rules.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import type { SettledCloud, SettledLine } from './rules.ts';

/**
 * The lines of what use came to: one for each resource, item and price version; under it one for what the discount takes off it; and after all of them one for each
 * bound of a month that was reached, a maximum for each cloud. Together exactly what was rated.
 */
export function chargeLines(rated: Rated, clouds: readonly SettledCloud[]): readonly SettledLine[] {
  const items = new Map(rated.items.map((item) => [`${item.sku}/${item.version.id}`, item]));
  const slugs = new Map(clouds.map(({ id, slug }) => [id, slug]));
  const groups = Map.groupBy(
    rated.charges,
    ({ kind, number, sku, priceVersionId, cloudId }) => `${kind}/${number ?? cloudId}/${sku}/${priceVersionId}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const item = first && items.get(`${first.sku}/${first.priceVersionId}`);
    return item ? [lineOf(group, { first, item, slug: slugs.get(first.cloudId ?? '') ?? '' })] : [];
  });
}

interface Of {
  readonly first: RatedCharge;
  readonly item: RatedItem;
  readonly slug: string;
}

function lineOf(group: readonly RatedCharge[], { first, item, slug }: Of): SettledLine {
  const { kind, number, sku, unit, resourceId, unitPrice } = first;
  const exact = group.reduce((sum, { amount }) => sum + amount, 0n);
  const of = { resourceId, sku: sku as ChargedSku, exact };
  const bare = { unit: null, quantity: null, unitPrice: null };
  const key = `1/${number}/${sku}/${item.version.number}`;
  switch (kind) {
    case 'usage': {
      const quantity = group.reduce((sum, charge) => sum + (charge.quantity ?? 0n), 0n);
      return { key, kind, ...of, unit, quantity, unitPrice, working: { kind, ...itemText(item) } };
    }
    case 'discount':
      return {
        key: `${key}/discount`,
        kind,
        ...of,
        ...bare,
        working: { kind, ...itemText(item), of: before(of.exact, item) },
      };
    case 'minimum':
    case 'maximum': {
      const place = kind === 'minimum' ? kind : `${kind}/${slug}`;
      const working = { kind, ...itemText(item), ...boundText(item, kind) };
      return { key: `1~/${sku}/${item.version.number}/${place}`, kind, ...of, ...bare, working };
    }
  }
}

/** The price, and the whole quantity that tiers, packages and bounds of it were applied to. */
function itemText({ version, rule, share, quantity, byModel }: RatedItem) {
  return {
    priceVersion: version,
    rule: formatPriceRule(rule),
    whole: { quantity: formatQuantity(quantity), share: formatQuantity(share), byModel: formatCharged(byModel) },
  };
}

/** What a discount was taken off, from what it took. */
function before(off: ExactYuan, { rule: { discountPpm } }: RatedItem): string {
  return formatCharged((-off / discountPpm) * 1_000_000n);
}

function boundText({ rule, byModel, discount }: RatedItem, kind: 'minimum' | 'maximum') {
  return { bound: formatPrice(rule[kind] ?? 0n), afterDiscount: formatCharged(byModel + discount) };
}
