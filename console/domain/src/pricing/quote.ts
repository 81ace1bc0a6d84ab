import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { departmentOf } from '../verb/refusal-rules.ts';
import { priceListAt } from './estimate-rules.ts';
import { lacksPrice, onwards } from './in-use-rules.ts';
import { missingPrices, type PricedLine, priceLine } from './rules.ts';
import { type Quote, quoteInputSchema } from './schemas.ts';
import { bookVersions, versionsAt, zonesAt } from './store.ts';

/**
 * What lines would cost by the prices in force: the only computation of prices, for the form while typing and for the
 * request when it is submitted. A department's own prices count for it (`departmentId`, by default the caller's); `priceVersion` is the
 * general version of the same instant. NOT_YOURS for a department that the caller doesn't see; NO_PRICE when no version is in force or an item has no price, or none from some later instant on; CLOUD_UNKNOWN; ZONE_UNKNOWN.
 */
export const quote = query({
  allow: ['signed-in', 'job'],
  input: quoteInputSchema,
  async read({ ctx, tx }, { lines, departmentId }): Promise<Quote> {
    if (departmentId && !sees(scopeOf(ctx.actor), departmentId)) throw new DomainError('NOT_YOURS');
    const versions = await versionsAt(tx, ctx.now, departmentId ?? departmentOf(ctx.actor));
    const general = versions.find((version) => version.departmentId === null);
    if (!general) throw new DomainError('NO_PRICE');
    const zones = await zonesAt(
      tx,
      lines.map((line) => line.cloud),
    );
    const toPrice = lines.map(({ cloud, zone, spec }) => {
      const found = zones.find((row) => row.slug === cloud && row.code === zone);
      if (!zones.some((row) => row.slug === cloud)) throw new DomainError('CLOUD_UNKNOWN', { cloud });
      if (!found) throw new DomainError('ZONE_UNKNOWN', { cloud, zone });
      return { spec, xinchuang: found.xinchuang };
    });
    const prices = priceListAt(versions, ctx.now, SKUS);
    const later = await bookVersions(tx, {
      ...onwards(ctx.now),
      departmentId: departmentId ?? departmentOf(ctx.actor),
    });
    const ending = SKUS.filter((sku) => lacksPrice(later, sku, ctx.now));
    const missing = missingPrices(toPrice, new Map([...prices].filter(([sku]) => !ending.includes(sku))));
    if (missing.length > 0) throw new DomainError('NO_PRICE', { sku: missing });
    const priced = toPrice.map((line) => priceLine(line, prices, ctx.now));
    const sum = (fen: readonly bigint[]) => fen.reduce((a, b) => a + b, 0n).toString();
    return {
      priceVersion: { id: general.id, number: general.number, name: general.name, sample: general.sample },
      asOf: ctx.now.toISOString(),
      yearEndsAt: yearEndOf(ctx.now).toISOString(),
      lines: priced.map(lineView),
      monthFen: sum(priced.map((line) => line.monthFen)),
      yearEndFen: sum(priced.map((line) => line.yearEndFen)),
      alone: priced.some((line) => line.alone),
    };
  },
});

function lineView({ parts, monthFen, yearEndFen }: PricedLine, index: number): Quote['lines'][number] {
  return {
    ordinal: index + 1,
    parts: parts.map((part) => ({
      ...part,
      units: part.units.toString(),
      unitPrice: formatPrice(part.unitPrice),
      rule: formatPriceRule(part.rule),
      monthFen: part.monthFen.toString(),
    })),
    monthFen: monthFen.toString(),
    yearEndFen: yearEndFen.toString(),
  };
}
