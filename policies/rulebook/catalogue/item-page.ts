/** The same words in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Shelves of the shop, in its order. */
export const ITEM_SHELVES = ['compute', 'storage', 'data', 'network', 'care'] as const;
export type ItemShelf = (typeof ITEM_SHELVES)[number];

/** What an item's page says beside price and places, as data: nobody has to guess what is behind an order. */
export interface ItemPage {
  readonly shelf: ItemShelf;
  /** What it is and what it is for. */
  readonly what: Bilingual;
  /** Objects that an order makes, as `kubectl` names them; empty: people fulfil it. */
  readonly objects: readonly string[];
  /** Who makes it real on a real cluster. */
  readonly fulfilledBy: Bilingual;
  /** What is real of it on one machine, where the cluster's hardware is simulated. */
  readonly realHere: Bilingual;
  /** What is not; empty where nothing is simulated. */
  readonly simulatedHere: Bilingual;
  /** What to know before ordering, or when changing it. */
  readonly mind: Bilingual;
}

/** Of whatever Pulumi makes on a cluster, simulated hardware or not. */
export const OBJECTS_ARE_REAL: Bilingual = {
  zh: '对象、配额、准入校验、审批与计费都是真实的，可用 kubectl 读到。',
  en: 'Objects, quota, admission, approval and charges are real; kubectl reads them.',
};
