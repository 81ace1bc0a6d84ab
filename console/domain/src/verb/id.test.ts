import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from './id.ts';
import { decodeCursor, encodeCursor } from './paging.ts';

describe('an id', () => {
  it('is a version 7 UUID that sorts by its instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 1e9 }),
        (at, later) => {
          const first = newId(at);
          expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
          expect(first < newId(new Date(at.getTime() + later))).toBe(true);
        },
      ),
    );
  });

  it('keeps the order of the calls within one millisecond', () => {
    const at = new Date('2026-03-04T05:06:07.008Z');
    const ids = Array.from({ length: 1_000 }, () => newId(at));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });
});

describe('ids of acts that go on side by side', () => {
  it('keep the order of the calls of each', () => {
    const [one, other] = [new Date('2026-03-04T05:06:07.008Z'), new Date('2026-03-04T05:06:07.009Z')];
    const pairs = Array.from({ length: 100 }, () => [newId(one), newId(other)] as const);
    for (const side of [0, 1] as const) {
      const ids = pairs.map((pair) => pair[side]);
      expect(ids.toSorted()).toEqual(ids);
    }
  });
});

describe('a cursor', () => {
  it('carries the instant and id of the last row, and none is the start of the list', () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    const id = newId(at);
    expect(decodeCursor(encodeCursor(at, id))).toEqual({ at, id });
    expect([decodeCursor(null), decodeCursor(undefined), decodeCursor('')]).toEqual([null, null, null]);
  });

  it.each(['%%', 'bm9wZQ', encodeCursor(new Date(0), 'id-1'), encodeCursor(new Date(0), ''), 'fDE'])(
    'that is none of ours is refused by name, before a database sees it: %s',
    (cursor) => {
      const refused = { code: 'INPUT_INVALID', facts: { field: 'cursor', fields: ['cursor'] } };
      expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining(refused));
    },
  );
});
