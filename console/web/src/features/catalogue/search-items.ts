import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';

interface Named {
  readonly code: ItemCode;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Items in which every word of `query` occurs: in a name or description of either language, or in what an order of it makes. */
export function searchItems<Item extends Named>(items: readonly Item[], query: string): readonly Item[] {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter((item) => {
    const { what, mind, objects } = ITEM_PAGES[item.code];
    const text = folded(
      [item.code, item.nameZh, item.nameEn, what.zh, what.en, mind.zh, mind.en, ...objects].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Items side by side at most; fewer than two are no comparison. */
export const MOST_COMPARED = 4;

/** The items an address names for comparison: known ones, each once, as many as fit beside each other. */
export function comparedIn<Item extends Named>(items: readonly Item[], named: string | null): readonly Item[] {
  const codes = [...new Set((named ?? '').split(','))];
  return codes.flatMap((code) => items.find((item) => item.code === code) ?? []).slice(0, MOST_COMPARED);
}
