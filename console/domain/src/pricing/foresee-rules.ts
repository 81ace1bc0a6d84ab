import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Fen, fenOfExact } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { costOver, type HeldAmounts, heldSkus, monthExact, type PriceList, priceListAt } from './estimate-rules.ts';

interface Foreseen {
  readonly lines: readonly { readonly spec: ItemSpec; readonly xinchuang: boolean }[];
  /** All that charge something within the period, and the general one that was quoted. */
  readonly versions: readonly BookVersion[];
  /** Key of the general version that was quoted. */
  readonly quotedId: string;
  readonly period: Period;
}

/** Fen; null where something has no price. */
export interface PriceChange {
  readonly quotedYearEndFen: Fen;
  readonly yearEndFen: Fen | null;
  /** Versions other than those quoted that charge something within the period, the earliest first, with the list of prices from then on. */
  readonly versions: readonly { readonly version: BookVersion; readonly monthFen: Fen | null }[];
}

/**
 * What lines cost over a period by the price quoted, and by those that will charge it: use settles at the price in force
 * when it is used. What was quoted is the general version with the department's own prices of the period's beginning. Null where that
 * charges it all, and for a period of no time.
 */
export function foreseePriceChange({ lines, versions, quotedId, period }: Foreseen): PriceChange | null {
  if (period.from >= period.to) return null;
  const charging = versions
    .filter(({ validFrom, validTo }) => overlapOf(period, { from: validFrom, to: validTo ?? period.to }))
    .toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const own = charging.find((version) => version.departmentId !== null && version.validFrom <= period.from);
  const others = charging.filter(({ id }) => id !== quotedId && id !== own?.id);
  const quoted = versions.find(({ id }) => id === quotedId);
  if (others.length === 0 || !quoted) return null;
  const held = lines.map(({ spec, xinchuang }) => ({ amounts: amountsOf(spec), xinchuang }));
  const asQuoted = [quoted, ...(own ? [own] : [])].map((version) => ({
    ...version,
    validFrom: period.from,
    validTo: null,
  }));
  const over = (book: readonly BookVersion[]) => sumOf(held.map((line) => costOver(line, book, period)));
  return {
    quotedYearEndFen: over(asQuoted) ?? 0n,
    yearEndFen: over(charging),
    versions: others.map((version) => {
      const skus = held.flatMap((line) => heldSkus(line).map(({ sku }) => sku));
      const at = new Date(Math.max(version.validFrom.getTime(), period.from.getTime()));
      const list = priceListAt(charging, at, skus);
      return { version, monthFen: sumOf(held.map((line) => monthFenBy(line, list))) };
    }),
  };
}

function monthFenBy(line: HeldAmounts, list: PriceList): Fen | null {
  const exact = heldSkus(line).map(({ sku, units }) => {
    const priced = list.get(sku);
    return priced ? monthExact(priced, units) : null;
  });
  const sum = sumOf(exact);
  return sum === null ? null : fenOfExact(sum);
}

function sumOf(parts: readonly (bigint | null)[]): bigint | null {
  return parts.reduce((total, each) => (total === null || each === null ? null : total + each), 0n as bigint | null);
}
