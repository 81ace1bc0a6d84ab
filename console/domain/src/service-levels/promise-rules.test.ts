import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, levelOf, type PromisedLine, spanOf, whyUnmeasured } from './promise-rules.ts';

const HALF = 500_000n;
const cloud = { id: 'c', slug: 'guangzhou', name: '广州' };
const line: PromisedLine = {
  item: 'cloud-host',
  itemVersion: 1,
  isProvisioned: true,
  promisedPpm: 999_000n,
  cloud,
  deliveredAt: new Date('2026-11-02T00:00:00Z'),
  releasedAt: null,
};

describe('a promised availability', () => {
  it.each([
    [{ up: 999n, down: 1n, unknown: 0n }, 'kept', null],
    [{ up: 998n, down: 2n, unknown: 0n }, 'missed', null],
    [{ up: 1n, down: 0n, unknown: 1n }, 'kept', null],
    [{ up: 1n, down: 0n, unknown: 2n }, 'unmeasured', 'coverage-low'],
    [{ up: 0n, down: 0n, unknown: 9n }, 'unmeasured', 'no-minutes'],
    [null, 'unmeasured', 'not-observed'],
  ] as const)('by %o is %s', (counts, standing, why) => {
    expect(levelOf(999_000n, counts, HALF)).toEqual({ standing, why });
  });

  it('that nobody made is neither kept nor missed, and one of everything is kept by no minute down alone', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 9_999n), fc.bigInt(0n, 9n), (up, down) => {
        const counts = { up, down, unknown: 0n };
        expect(levelOf(null, counts, HALF).standing).toBe('unpromised');
        if (up + down > 0n) expect(levelOf(1_000_000n, counts, HALF).standing).toBe(down === 0n ? 'kept' : 'missed');
      }),
    );
  });

  const november = { from: new Date('2026-10-31T16:00:00Z'), to: new Date('2026-11-23T00:00:00Z') };

  it('is not measured before its delivery, and never of a service that people render', () => {
    expect(whyUnmeasured(line, november)).toBeNull();
    expect(whyUnmeasured({ ...line, deliveredAt: null }, november)).toBe('not-delivered');
    expect(whyUnmeasured({ ...line, isProvisioned: false }, november)).toBe('no-probe');
  });

  it('is measured up to the release, has nothing to measure after it, and no minute yet as it is delivered', () => {
    const released = { ...line, deliveredAt: new Date('2026-06-01'), releasedAt: new Date('2026-11-09') };
    expect(spanOf(released, november)).toEqual({ from: november.from, to: released.releasedAt });
    expect(whyUnmeasured(released, november)).toBeNull();
    expect(whyUnmeasured({ ...released, releasedAt: new Date('2026-10-09') }, november)).toBe('released');
    expect(whyUnmeasured({ ...line, deliveredAt: november.to }, november)).toBe('no-minutes');
  });

  it('of lines of one cloud goes on until the last of them is released', () => {
    const until = (...ends: (string | null)[]) =>
      groupsOf(ends.map((end) => ({ ...line, releasedAt: end === null ? null : new Date(end) })))[0]!.releasedAt;
    expect(until('2026-10-09', null)).toBeNull();
    expect(until(null, '2026-10-09')).toBeNull();
    expect(until('2026-11-09', '2026-11-12', '2026-11-10')).toEqual(new Date('2026-11-12'));
  });

  it('of one cloud is looked at once, from the first delivery on', () => {
    const later = { ...line, item: 'block-disk' as const, deliveredAt: new Date('2026-11-09T00:00:00Z') };
    const better = { ...line, promisedPpm: 999_900n };
    expect(groupsOf([later, line, better])).toMatchObject([
      { items: ['block-disk', 'cloud-host'], deliveredAt: line.deliveredAt, promisedPpm: 999_000n },
      { items: ['cloud-host'], promisedPpm: 999_900n },
    ]);
  });
});
