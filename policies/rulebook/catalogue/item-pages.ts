import type { ItemCode } from '../catalogue.ts';
import type { ItemPage } from './item-page.ts';
import { COMPUTE, STORAGE } from './pages-of-machines.ts';
import { CARE, DATA, NETWORK } from './pages-of-services.ts';

/** The page of every item of the catalogue. */
export const ITEM_PAGES: Readonly<Record<ItemCode, ItemPage>> = {
  ...COMPUTE,
  ...STORAGE,
  ...DATA,
  ...NETWORK,
  ...CARE,
};
