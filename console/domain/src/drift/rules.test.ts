import type { DriftedObject } from '@zhengyun/interface/drift.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAgain, driftDigest, driftStep, isWorthRecording, nextCheck, statusOf } from './rules.ts';

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const interval = fc.integer({ min: 60_000, max: 86_400_000 });
const object = (name: string, found: string): DriftedObject => ({
  urn: `urn::${name}`,
  type: 'kubernetes:core/v1:ConfigMap',
  kind: 'ConfigMap',
  name,
  id: `ns/${name}`,
  is: 'changed',
  differences: [{ path: 'data.x', expected: { is: 'absent' }, found: { is: 'value', value: found }, writers: [] }],
  strangers: [],
});

describe('the next look at a stack', () => {
  test('comes after now, within one interval, and always at the stack’s own place', () => {
    fc.assert(
      fc.property(fc.uuid(), interval, instant, (id, everyMs, now) => {
        const next = nextCheck(id, everyMs, now).getTime();
        expect(next).toBeGreaterThan(now.getTime());
        expect(next - now.getTime()).toBeLessThanOrEqual(everyMs);
        expect(nextCheck(id, everyMs, new Date(next)).getTime() - next).toBe(everyMs);
      }),
    );
  });

  test('is spread: of many stacks about as many fall into each quarter of the interval', () => {
    const everyMs = 3_600_000;
    const now = new Date('2026-11-23T02:00:00Z');
    const quarters = [0, 0, 0, 0];
    for (let index = 0; index < 1_000; index += 1) {
      const wait = nextCheck(`stack-${index}`, everyMs, now).getTime() - now.getTime();
      quarters[Math.min(3, Math.floor((wait / everyMs) * 4))]! += 1;
    }
    for (const stacks of quarters) expect(stacks).toBeGreaterThan(180);
  });

  test('comes sooner after one that found nothing out, and never later than the interval', () => {
    fc.assert(
      fc.property(interval, instant, (everyMs, now) => {
        const wait = checkAgain(everyMs, now).getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(Math.min(everyMs, 900_000));
      }),
    );
  });
});

describe('a look', () => {
  test('finds the same drift whatever the order, and another one where another value is found', () => {
    const [a, b] = [object('a', '1'), object('b', '1')];
    expect(driftDigest([a, b])).toBe(driftDigest([b, a]));
    expect(driftDigest([a])).not.toBe(driftDigest([object('a', '2')]));
    const clearer = { ...a, strangers: [{ manager: 'x', operation: 'Update' as const, subresource: null, at: null }] };
    expect(driftDigest([clearer])).toBe(driftDigest([a]));
  });

  test.each([
    [null, [], { is: 'nothing' }],
    [null, [object('a', '1')], { is: 'found', replaces: null }],
    [{ id: 'd', digest: driftDigest([object('a', '1')]) }, [object('a', '1')], { is: 'seen', id: 'd' }],
    [{ id: 'd', digest: driftDigest([object('a', '1')]) }, [], { is: 'gone', id: 'd' }],
    [{ id: 'd', digest: driftDigest([object('a', '1')]) }, [object('a', '2')], { is: 'found', replaces: 'd' }],
  ] as const)('on %j that finds %j means %j', (open, found, step) => {
    expect(driftStep(open, [...found] as DriftedObject[])).toEqual(step);
  });

  test('is worth nothing once an operation of the stack has overtaken it', () => {
    const startedAt = new Date(1_000);
    expect(isWorthRecording({ startedAt }, { busy: false, lastEndedAt: null })).toBe(true);
    expect(isWorthRecording({ startedAt }, { busy: false, lastEndedAt: new Date(999) })).toBe(true);
    expect(isWorthRecording({ startedAt }, { busy: false, lastEndedAt: new Date(1_000) })).toBe(false);
    expect(isWorthRecording({ startedAt }, { busy: true, lastEndedAt: null })).toBe(false);
  });
});

test('what was never found out is never "same"', () => {
  expect(statusOf(null)).toBe('unchecked');
  expect(statusOf({ outcome: null })).toBe('unchecked');
  expect(statusOf({ outcome: 'anything else' })).toBe('unchecked');
  expect(statusOf({ outcome: 'unknown' })).toBe('unknown');
});
