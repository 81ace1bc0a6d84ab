import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Item } from './catalogue-types.ts';

/** Prices of one dimension on both stacks; null: no price is in force, which is not free. */
export interface PriceLine {
  readonly dimension: Dimension;
  readonly unit: string | null;
  readonly x86: string | null;
  readonly xinchuang: string | null;
}

/** An item's billing items, x86 and 信创 side by side, in the catalogue's order. */
export function priceLines(skus: Item['skus']): readonly PriceLine[] {
  return [...new Set(skus.map(({ dimension }) => dimension))].map((dimension) => {
    const of = (xinchuang: boolean) => skus.find((sku) => sku.dimension === dimension && sku.xinchuang === xinchuang);
    const [x86, domestic] = [of(false), of(true)];
    return {
      dimension,
      unit: x86?.unit ?? domestic?.unit ?? null,
      x86: x86?.unitPrice ?? null,
      xinchuang: domestic?.unitPrice ?? null,
    };
  });
}
