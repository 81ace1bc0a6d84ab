import { describe, expect, it } from 'vitest';
import { cartLine, type KeptLine, orderLineOf, type StandingNow, sumFen } from './rules.ts';

const HOST = { item: 'cloud-host' as const, count: 1, vcpu: 2, memoryGb: 4 };
const kept = (change: Partial<KeptLine> = {}): KeptLine => ({
  id: '0190a1b2-0000-7000-8000-000000000000',
  cloud: 'guangzhou',
  zone: 'extranet',
  spec: HOST,
  addedAt: new Date('2026-11-23T02:00:00Z'),
  itemVersion: 1,
  monthFen: 20_000n,
  ...change,
});
const now = (change: Partial<StandingNow> = {}): StandingNow => ({
  itemVersion: 1,
  monthFen: 20_000n,
  yearEndFen: 25_000n,
  trouble: null,
  ...change,
});

describe('a line of the cart', () => {
  it.each([
    ['nothing', {}, {}, []],
    ['a higher price', {}, { monthFen: 20_001n }, ['price-up']],
    ['a lower price', {}, { monthFen: 19_999n }, ['price-down']],
    ['other terms', {}, { itemVersion: 2 }, ['terms']],
    ['both', {}, { itemVersion: 2, monthFen: 1n }, ['price-down', 'terms']],
    ['a price that is not known any more', {}, { monthFen: null }, []],
    ['a price that was not known before', { monthFen: null }, {}, []],
  ] as const)('tells of %s since it was put in', (_, then, today, changes) => {
    expect(cartLine(kept(then), now(today)).changes).toEqual(changes);
  });

  it('is complete when it could be ordered as it stands', () => {
    expect(cartLine(kept(), now()).complete).toBe(true);
    expect(cartLine(kept({ zone: null }), now()).complete).toBe(false);
    expect(cartLine(kept({ spec: { item: 'cloud-host', count: 0 } }), now()).complete).toBe(false);
    expect(orderLineOf(kept({ spec: { ...HOST, colour: 'red' } }))).toBeNull();
  });

  it('counts in the sum only where its price is known', () => {
    expect(sumFen([1n, null, 41n])).toBe('42');
  });
});
