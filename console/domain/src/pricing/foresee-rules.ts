import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Fen, fenOfAmount } from '@zhengyun/rulebook/money.ts';
import { chargesOf, monthFen, type Prices, unpricedSkus } from '@zhengyun/rulebook/tariff.ts';

/** A price version as charges go by it. */
export interface ForeseenVersion {
  readonly id: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly prices: Prices;
}

interface Foreseen {
  readonly lines: readonly { readonly spec: ItemSpec; readonly xinchuang: boolean }[];
  /** All that charge something within the period, and the one that was quoted. */
  readonly versions: readonly ForeseenVersion[];
  /** Key of the version that was quoted. */
  readonly quotedId: string;
  readonly period: Period;
}

/** Fen; null where something has no price. */
export interface PriceChange {
  readonly quotedYearEndFen: Fen;
  readonly yearEndFen: Fen | null;
  /** Versions other than the quoted one that charge something within the period, the earliest first. */
  readonly versions: readonly { readonly version: ForeseenVersion; readonly monthFen: Fen | null }[];
}

/**
 * What lines cost over a period by the price quoted, and by those that will charge it: use settles at the price in force
 * when it is used. Null where the quoted version charges it all, and for a period of no time.
 */
export function foreseePriceChange({ lines, versions, quotedId, period }: Foreseen): PriceChange | null {
  if (period.from >= period.to) return null;
  const charging = versions
    .filter(({ validFrom, validTo }) => validFrom < period.to && (validTo === null || validTo > period.from))
    .toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const others = charging.filter(({ id }) => id !== quotedId);
  const quoted = versions.find(({ id }) => id === quotedId);
  if (others.length === 0 || !quoted) return null;
  const held = lines.map(({ spec, xinchuang }) => ({ amounts: amountsOf(spec), xinchuang }));
  const sum = (fen: readonly (Fen | null)[]): Fen | null =>
    fen.reduce<Fen | null>((total, each) => (total === null || each === null ? null : total + each), 0n);
  const asQuoted = { ...quoted, validFrom: period.from, validTo: null };
  const quotedYearEndFen = sum(held.map((line) => costOf(line, [asQuoted], period))) ?? 0n;
  return {
    quotedYearEndFen,
    yearEndFen: sum(held.map((line) => costOf(line, charging, period))),
    versions: others.map((version) => ({
      version,
      monthFen: sum(
        held.map((line) => {
          const estimate = { ...line, prices: version.prices };
          return unpricedSkus(estimate).length > 0 ? null : monthFen(estimate);
        }),
      ),
    })),
  };
}

interface Held {
  readonly amounts: ReturnType<typeof amountsOf>;
  readonly xinchuang: boolean;
}

/** Fen of one line over `period`, by whichever version is in force at each instant of it, rounded once. */
function costOf({ amounts, xinchuang }: Held, versions: readonly ForeseenVersion[], period: Period): Fen | null {
  const use = { changes: [{ id: 'foreseen', at: period.from, amounts }], xinchuang };
  const { charges, gaps } = chargesOf(use, versions, period);
  return gaps.length > 0 ? null : fenOfAmount(charges.reduce((total, { amount }) => total + amount, 0n));
}
