import { oneSample } from '@zhengyun/protocol/series.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBatch } from './batch-rules.ts';
import { CLOCK_REASON, clockVerdict, SKEW_QUARANTINE_MS, stateOf } from './node-rules.ts';
import { rollUp, seriesHash } from './roll-up-rules.ts';
import { type UsageFacts, utilisationOf } from './utilisation-rules.ts';

const NOW = new Date('2026-03-01T00:10:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('a node’s clock', () => {
  const clock = { reason: CLOCK_REASON };
  const person = { reason: '被盗' };
  it.each([
    [0, null, 'take'],
    [SKEW_QUARANTINE_MS, null, 'take'],
    [SKEW_QUARANTINE_MS + 1, null, 'quarantine'],
    [-SKEW_QUARANTINE_MS - 1, null, 'quarantine'],
    [SKEW_QUARANTINE_MS + 1, clock, 'refuse'],
    [2_001, clock, 'refuse'],
    [-2_000, clock, 'release'],
    [0, person, 'refuse'],
  ] as const)('%i ms off, in quarantine %o: %s', (skew, quarantine, verdict) => {
    expect(clockVerdict(skew, quarantine)).toBe(verdict);
  });
});

describe('a node', () => {
  it.each([
    ['is never seen before its first batch', { lastSeenAt: null, quarantinedAt: null }, 'never'],
    ['is live for two minutes', { lastSeenAt: ago(120_000), quarantinedAt: null }, 'live'],
    ['is late after them', { lastSeenAt: ago(120_001), quarantinedAt: null }, 'late'],
    ['is silent after ten', { lastSeenAt: ago(600_001), quarantinedAt: null }, 'silent'],
    ['is in quarantine before all', { lastSeenAt: NOW, quarantinedAt: NOW }, 'quarantined'],
  ] as const)('%s', (_, node, state) => {
    expect(stateOf(node, NOW)).toBe(state);
  });
});

describe('minutes', () => {
  const at = (iso: string, value: number) => oneSample('m', {}, { timestampMs: Date.parse(iso), value });

  it('are half open: the first instant of a minute is its own', () => {
    const series = [at('2026-03-01T00:08:59.999Z', 1), at('2026-03-01T00:09:00Z', 2)];
    const rows = rollUp(judgeBatch(series, NOW).accepted);
    expect(rows.map(({ minute, last }) => [minute.toISOString(), last])).toEqual([
      ['2026-03-01T00:08:00.000Z', 1],
      ['2026-03-01T00:09:00.000Z', 2],
    ]);
  });

  it('hold count, least, greatest, sum and the latest by time, in whatever order samples come', () => {
    const sample = fc.record({
      timestampMs: fc.integer({ min: NOW.getTime() - 59_999, max: NOW.getTime() - 1 }),
      value: fc.integer({ min: -1_000, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(sample, { selector: (s) => s.timestampMs, minLength: 1 }), (samples) => {
        const [row] = rollUp(judgeBatch([{ labels: [{ name: '__name__', value: 'm' }], samples }], NOW).accepted);
        const values = samples.map(({ value }) => value);
        const latest = samples.reduce((a, b) => (b.timestampMs > a.timestampMs ? b : a));
        expect(row).toMatchObject({
          samples: values.length,
          minimum: Math.min(...values),
          maximum: Math.max(...values),
          total: values.reduce((a, b) => a + b, 0),
          last: latest.value,
        });
      }),
    );
  });

  it('know a series by its labels whatever their order', () => {
    expect(seriesHash('m', { a: '1', b: '2' })).toEqual(seriesHash('m', { b: '2', a: '1' }));
    expect(seriesHash('m', { a: '1' })).not.toEqual(seriesHash('m', { a: '2' }));
  });

  it('take no value from the end of a series', () => {
    const end = oneSample('m', {}, { timestampMs: NOW.getTime(), value: Number.NaN, stale: true });
    expect(rollUp(judgeBatch([end], NOW).accepted)).toEqual([]);
  });
});

describe('utilisation', () => {
  const nothing: UsageFacts = {
    cpuSeconds: null,
    idleSeconds: null,
    memoryBytes: null,
    memoryAvailableBytes: null,
    diskBytes: null,
    diskAvailableBytes: null,
    newestMinute: null,
  };
  const node = (over: Partial<UsageFacts>): UsageFacts => ({ ...nothing, newestMinute: NOW, ...over });

  it('is not known without samples, and never zero for that', () => {
    expect(utilisationOf([])).toEqual({ cpuPpm: null, memoryPpm: null, diskPpm: null, at: null });
    expect(utilisationOf([nothing]).cpuPpm).toBeNull();
  });

  it('weighs nodes by what they have', () => {
    const small = node({ memoryBytes: 100, memoryAvailableBytes: 0 });
    const large = node({ memoryBytes: 300, memoryAvailableBytes: 300 });
    expect(utilisationOf([small, large]).memoryPpm).toBe('250000');
  });

  it('leaves out a node that is known by half', () => {
    const half = node({ cpuSeconds: 1_000 });
    expect(utilisationOf([half, node({ cpuSeconds: 10, idleSeconds: 5 })]).cpuPpm).toBe('500000');
  });

  it('never leaves 0 to 100 %', () => {
    const odd = node({ diskBytes: 100, diskAvailableBytes: 101, cpuSeconds: 10, idleSeconds: -1 });
    expect(utilisationOf([odd])).toMatchObject({ diskPpm: '0', cpuPpm: '1000000' });
  });

  it('is as of the end of the newest minute', () => {
    expect(utilisationOf([node({})]).at).toBe('2026-03-01T00:11:00.000Z');
  });
});
