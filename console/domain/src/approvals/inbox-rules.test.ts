import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorBehind, inQueue, type Place, pageOfQueue, placeIn } from './inbox-rules.ts';

const IDS = ['0197f3c2-0000-7000-8000-000000000001', '0197f3c2-0000-7000-8000-000000000002'] as const;
const place = fc.record({
  at: fc.constantFrom(new Date('2026-11-23T16:00:00Z'), new Date('2026-11-24T16:00:00Z')),
  id: fc.constantFrom(...IDS),
  step: fc.constantFrom('administrative', 'technical', 'security', 'giving'),
});
const places = fc.uniqueArray(place, { selector: (each) => cursorBehind(each), maxLength: 16 });

/** What a database gives of one source behind a place, or from its head. */
const read = (source: readonly Place[], after: Place | null, most: number) =>
  source
    .toSorted(inQueue)
    .filter((each) => after === null || inQueue(each, after) > 0)
    .slice(0, most);

describe('the queue of approvals', () => {
  it('shows every step once, in order, whatever the size of its pages and however many are of one request', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const sources = [all.filter((_, index) => index % 2 === 0), all.filter((_, index) => index % 2 === 1)];
        const shown: Place[] = [];
        let cursor: string | null = null;
        do {
          const after = placeIn(cursor);
          const heads = sources.flatMap((source) => read(source, null, 1_001));
          const rest = after && sources.flatMap((source) => read(source, after, limit + 1));
          const page = pageOfQueue({ heads, rest, limit });
          expect(page.total).toBe(all.length);
          shown.push(...page.shown);
          cursor = page.nextCursor;
        } while (cursor !== null && shown.length <= all.length);
        expect(shown).toEqual(all.toSorted(inQueue));
      }),
    );
  });

  it('counts so far and says that there is more', () => {
    const at = new Date('2026-11-23T16:00:00Z');
    const many = Array.from({ length: 1_200 }, (_, index) => ({ at, id: IDS[0], step: 's'.repeat(index + 1) }));
    expect(pageOfQueue({ heads: many, rest: null, limit: 1 })).toMatchObject({ total: 1_000, atLeast: true });
  });

  it('takes no cursor but its own', () => {
    const forged = Buffer.from(`2026-11-23T16:00:00.000Z|${IDS[0]}|' or 1=1`).toString('base64url');
    for (const cursor of ['x', forged]) expect(() => placeIn(cursor)).toThrow('INPUT_INVALID');
    expect(placeIn(null)).toBeNull();
  });
});
