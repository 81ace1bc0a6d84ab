import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { type BookVersion, reignsOf } from '@zhengyun/rulebook/price-book.ts';

/** A billing item that a department uses, and one resource of it. */
export interface SkuInUse {
  readonly departmentId: string;
  readonly sku: string;
  readonly resource: string;
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

/**
 * Uses that would have no price at some instant from `from` on, by the versions that each department would go by. An item of the general book may be left
 * out where every department that uses it has its own price of it.
 */
export function usesUnpriced(
  uses: readonly SkuInUse[],
  versionsOf: (departmentId: string) => readonly BookVersion[],
  from: Date,
): readonly SkuInUse[] {
  return uses.filter(({ departmentId, sku }) => lacksPrice(versionsOf(departmentId), sku, from));
}
