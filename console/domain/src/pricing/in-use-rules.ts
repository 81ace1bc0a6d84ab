import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { type BookVersion, reignsOf } from '@zhengyun/rulebook/price-book.ts';

/** A billing item that a department uses, and one resource of it. */
export interface SkuInUse {
  readonly departmentId: string;
  readonly sku: string;
  readonly resource: string;
  /** What a meter counts is sold where and while a price names it; what is held always is. */
  readonly metered: boolean;
}

/** As far as a price without an end is looked ahead, in milliseconds: beyond any version or lease. */
const AHEAD = 100 * 366 * 86_400_000;

/** From an instant on, whole seconds. */
export function onwards(from: Date): Period {
  const begin = new Date(Math.floor(from.getTime() / 1000) * 1000);
  return { from: begin, to: new Date(begin.getTime() + AHEAD) };
}

/** Items that a version leaves out and the one before it had. */
export function leftOut(before: Iterable<string>, skus: readonly string[]): readonly string[] {
  const kept = new Set(skus);
  return [...before].filter((sku) => !kept.has(sku));
}

/** Whether a book that the department goes by has no price of the item at some instant from `from` on. */
export function lacksPrice(versions: readonly BookVersion[], sku: string, from: Date): boolean {
  return reignsOf(versions, sku, onwards(from)).gaps.length > 0;
}

/** Whether a book that the department goes by has a price of the item at an instant. */
const sells = (versions: readonly BookVersion[], sku: string, at: Date): boolean => {
  const { from } = onwards(at);
  return reignsOf(versions, sku, { from, to: new Date(from.getTime() + 1000) }).reigns.length > 0;
};

/**
 * Uses that would have no price at some instant from `from` on, by the versions that each department would go by from the earlier of `from` and `now` on. An item
 * of the general book may be left out where every department that uses it has its own price of it, and a metered one where it isn't sold at `now`: no month
 * waits for its price, and one that is only to come may be taken back.
 */
export function usesUnpriced(
  uses: readonly SkuInUse[],
  versionsOf: (departmentId: string) => readonly BookVersion[],
  { from, now }: { readonly from: Date; readonly now: Date },
): readonly SkuInUse[] {
  return uses.filter(({ departmentId, sku, metered }) => {
    const versions = versionsOf(departmentId);
    return lacksPrice(versions, sku, from) && (!metered || sells(versions, sku, now));
  });
}
