import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import type { Item } from './catalogue-types.ts';

/** Why an item is not on sale, as a text's key: withdrawn by its terms, or nothing makes it yet. */
export function notOnSale({ code }: Pick<Item, 'code'>) {
  return itemOf(code).available ? 'shop.withdrawn' : 'catalogue.notAvailable';
}
