import { describe, expect, it } from 'vitest';
import { COUNTED, type CountedPage, countedPage, type Keyed } from './counted-page.ts';

const AT = new Date('2026-11-23T02:00:00.000Z');
const rowsOf = (count: number): Keyed[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `0198c000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    at: new Date(AT.getTime() - index),
  }));

/** Pages through `rows` as a database would give them; how many reads each page took. */
function reading(rows: readonly Keyed[]) {
  const reads: number[] = [];
  return {
    reads,
    first: async (most: number) => {
      reads.push(most);
      return rows.slice(0, most);
    },
    after: async ({ id }: Keyed, most: number) => {
      reads.push(most);
      const place = rows.findIndex((row) => row.id === id) + 1;
      return rows.slice(place, place + most);
    },
  };
}

describe('a page of a long list', () => {
  it.each([
    [0, 0, false],
    [COUNTED - 1, COUNTED - 1, false],
    [COUNTED, COUNTED, false],
    [COUNTED + 1, COUNTED, true],
    [COUNTED * 3, COUNTED, true],
  ])('of %i says %i, and whether there are more: %s', async (count, total, atLeast) => {
    expect(await countedPage({ limit: 50 }, reading(rowsOf(count)))).toMatchObject({ total, atLeast });
  });

  it('is read at once at the head, and gives every row once to whoever goes on', async () => {
    const rows = rowsOf(120);
    const seen: string[] = [];
    const source = reading(rows);
    let cursor: string | null = null;
    do {
      const page: CountedPage<Keyed> = await countedPage({ limit: 50, cursor }, source);
      seen.push(...page.shown.map(({ id }) => id));
      expect(page.total).toBe(120);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(source.reads).toEqual([COUNTED + 1, COUNTED + 1, 51, COUNTED + 1, 51]);
  });
});
