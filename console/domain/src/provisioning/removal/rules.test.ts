import { describe, expect, it } from 'vitest';
import { restorableFrom, restsNoLonger } from './rules.ts';
import type { Restorable } from './schemas.ts';

const now = new Date('2026-12-20T02:00:00Z');
const stoppedAt = new Date('2026-12-01T02:00:00Z');
const copy = (name: string, day: string, more: { readonly keptUntil?: Date | null } = {}) => ({
  name,
  startedAt: new Date(`${day}T18:00:00Z`),
  finishedAt: new Date(`${day}T18:20:00Z`),
  keptUntil: null,
  ...more,
});
const read = (...copies: ReturnType<typeof copy>[]) => ({ is: 'read' as const, copies });
const named = (restorable: Restorable) => (restorable.is === 'copy' ? restorable.name : restorable.why);

describe('What a removal could be undone from', () => {
  it.each([
    ['the latest finished copy since the stop', read(copy('a', '2026-12-02'), copy('b', '2026-12-09')), 'b'],
    ['none of before the stop, which lacks what was written since', read(copy('a', '2026-11-30')), 'none-since-stop'],
    [
      'none that was begun before the stop and finished after',
      read({ ...copy('a', '2026-12-02'), startedAt: new Date('2026-12-01T01:00:00Z') }),
      'none-since-stop',
    ],
    ['none that is thrown away by now', read(copy('a', '2026-12-02', { keptUntil: now })), 'none-since-stop'],
    ['nothing where there is no copy', read(), 'none-since-stop'],
    ['nothing where the cloud makes no copies', { is: 'no-service' as const }, 'no-service'],
    ['nothing where they may not be read', { is: 'unreadable' as const }, 'unreadable'],
  ])('is %s', (_, found, name) => {
    expect(named(restorableFrom(found, { stoppedAt, now }))).toBe(name);
  });

  it('is nothing while it runs, whatever copies there are: it may write on', () => {
    expect(named(restorableFrom(read(copy('a', '2026-12-09')), { stoppedAt: null, now }))).toBe('not-stopped');
  });

  it('takes a release back where the copy it named is gone and no other is there', () => {
    const there = restorableFrom(read(copy('a', '2026-12-02')), { stoppedAt, now });
    const newer = restorableFrom(read(copy('b', '2026-12-09')), { stoppedAt, now });
    const gone = restorableFrom(read(), { stoppedAt, now });
    expect([restsNoLonger(there, gone), restsNoLonger(there, newer), restsNoLonger(gone, gone)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(restsNoLonger(null, gone)).toBe(false);
  });
});
