import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedBy } from './growth-cost-rules.ts';

const line = (mbps: number): ItemSpec => ({ item: 'bandwidth', mbps });

describe('what another size adds to what is paid', () => {
  it.each([
    { before: 10, after: 20, cost: { before: 100n, after: 250n }, added: 150n },
    { before: 20, after: 10, cost: { before: 250n, after: 100n }, added: -150n },
    // A price that falls by volume can make more cost less.
    { before: 10, after: 20, cost: { before: 100n, after: 90n }, added: -10n },
    // And less cost more: giving back is never held up.
    { before: 20, after: 10, cost: { before: 90n, after: 100n }, added: 0n },
    { before: 10, after: 20, cost: null, added: null },
    { before: 20, after: 10, cost: null, added: 0n },
  ])('from $before to $after Mbps is $added', ({ before, after, cost, added }) => {
    expect(addedBy({ before: line(before), after: line(after) }, cost)).toBe(added);
  });

  it('is never more than nothing where no amount grows', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const size = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(size, size, fc.option(fc.record({ before: fen, after: fen }), { nil: null }), (a, b, cost) => {
        const [before, after] = [line(Math.max(a, b)), line(Math.min(a, b))];
        expect(addedBy({ before, after }, cost) ?? 1n).toBeLessThanOrEqual(0n);
      }),
    );
  });
});
