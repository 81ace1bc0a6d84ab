import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue.ts';
import { ITEM_SHELVES } from './item-page.ts';
import { ITEM_PAGES } from './item-pages.ts';

describe('item pages', () => {
  it('name the objects of whatever the engine makes, and none of what people fulfil', () => {
    for (const { code, fulfilment } of CATALOGUE)
      expect(ITEM_PAGES[code].objects.length > 0, code).toBe(fulfilment === 'provisioned');
  });

  it('say in both languages what is real and what is simulated on one machine', () => {
    for (const { what, fulfilledBy, realHere, simulatedHere, mind } of Object.values(ITEM_PAGES))
      for (const { zh, en } of [what, fulfilledBy, realHere, simulatedHere, mind]) {
        expect(zh).toMatch(/[。]$/);
        expect(en).toMatch(/\.$/);
      }
  });

  it('leave no shelf of the shop empty', () => {
    const used = new Set(Object.values(ITEM_PAGES).map(({ shelf }) => shelf));
    expect([...used].toSorted()).toEqual([...ITEM_SHELVES].toSorted());
  });
});
