import { beginningOfDay, dayOf } from '@zhengyun/rulebook/calendar.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { METER_CODES } from '@zhengyun/rulebook/meters.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { query } from '../verb/query.ts';
import { type OpenPrices, openPricesInputSchema } from './open/schemas.ts';
import { pricedSkuSchema } from './schemas.ts';
import { openVersions, pricesOf, versionAt } from './store.ts';
import { supplementRef } from './supplement-rules.ts';

const METERED: readonly string[] = METER_CODES;

/**
 * The general price list of a day and every version of it, for anybody (F18): asked by the server for callers who are not signed in. A department's own
 * book is never in it, nor a version that was withdrawn before it began. A day before the first version has no list, which is said and not guessed.
 */
export const openPrices = query({
  allow: ['job'],
  input: openPricesInputSchema,
  async read({ ctx, tx }, { at }): Promise<OpenPrices> {
    const version = await versionAt(tx, at === undefined ? ctx.now : beginningOfDay(at));
    const prices = version ? await pricesOf(tx, version.id) : [];
    return {
      at: at ?? dayOf(ctx.now),
      version: version ? versionView(version) : null,
      prices: prices.map(({ sku, unit, unit_price: unitPrice, rule, ...added }) => ({
        sku: pricedSkuSchema.parse(sku),
        nameZh: nameOf('zh-CN', sku),
        nameEn: nameOf('en-US', sku),
        unit,
        unitPrice,
        rule: priceRuleSchema.parse(rule),
        supplement: supplementRef(added),
      })),
      versions: (await openVersions(tx)).map(versionView),
    };
  },
});

interface VersionRow {
  readonly number: string;
  readonly name: string;
  readonly sample: boolean;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
}

function versionView({
  number,
  name,
  sample,
  valid_from: from,
  valid_to: to,
}: VersionRow): OpenPrices['versions'][number] {
  return { number, name, sample, validFrom: from.toISOString(), validTo: to?.toISOString() ?? null };
}

function nameOf(locale: 'zh-CN' | 'en-US', sku: string): string {
  const [thing = '', stack = ''] = sku.split('.');
  return `${label(locale, METERED.includes(thing) ? 'meterName' : 'dimension', thing)} · ${label(locale, 'stack', stack)}`;
}
