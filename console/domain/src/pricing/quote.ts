import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { formatPrice } from '@zhengyun/rulebook/money.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { missingPrices, priceLine } from './rules.ts';
import { type Quote, quoteInputSchema } from './schemas.ts';
import { pricesOf, versionAt, zonesAt } from './store.ts';

/**
 * What lines would cost by the price version in force: the only computation of prices, for the form while typing and for the
 * request when it is submitted. NO_PRICE when no version is in force or it lacks an item; CLOUD_UNKNOWN; ZONE_UNKNOWN.
 */
export const quote = query({
  allow: ['signed-in', 'job'],
  input: quoteInputSchema,
  async read({ ctx, tx }, { lines }): Promise<Quote> {
    const version = await versionAt(tx, ctx.now);
    if (!version) throw new DomainError('NO_PRICE');
    const prices = await pricesOf(tx, version.id);
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
    const missing = missingPrices(toPrice, prices);
    if (missing.length > 0) throw new DomainError('NO_PRICE', { sku: missing });
    const priced = toPrice.map((line) => priceLine(line, prices, ctx.now));
    const sum = (fen: readonly bigint[]) => fen.reduce((a, b) => a + b, 0n).toString();
    return {
      priceVersion: { id: version.id, number: version.number, name: version.name, sample: version.sample },
      asOf: ctx.now.toISOString(),
      yearEndsAt: yearEndOf(ctx.now).toISOString(),
      lines: priced.map((line, index) => ({
        ordinal: index + 1,
        parts: line.parts.map((part) => ({
          ...part,
          units: part.units.toString(),
          unitPrice: formatPrice(part.unitPrice),
          monthFen: part.monthFen.toString(),
        })),
        monthFen: line.monthFen.toString(),
        yearEndFen: line.yearEndFen.toString(),
      })),
      monthFen: sum(priced.map((line) => line.monthFen)),
      yearEndFen: sum(priced.map((line) => line.yearEndFen)),
    };
  },
});
