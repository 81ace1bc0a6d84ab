import { describe, expect, it } from 'vitest';
import { dimensionsTouched, itemsAskedFor, reuseReason } from './view-rules.ts';

const TODAY = '2026-11-23';
const used = { power: 'running', last_day: '2026-11-23', verdict: 'used', in_reclaim: false } as const;

describe('why a resource could be used before another is made', () => {
  it.each([
    [used, null],
    [{ ...used, verdict: 'unknown' }, null],
    [{ ...used, last_day: null, verdict: null }, null],
    [{ ...used, power: 'stopped' as const }, 'stopped'],
    [{ ...used, verdict: 'idle', power: 'stopped' as const }, 'idle'],
    [{ ...used, last_day: '2026-11-22', verdict: 'idle' }, 'lease-over'],
    [{ ...used, last_day: '2026-11-22', verdict: 'idle', in_reclaim: true }, 'reclaim'],
  ])('of %j is %s', (held, why) => {
    expect(reuseReason(held, TODAY)).toBe(why);
  });
});

const host = (vcpu: number) => ({
  item: 'cloud-host' as const,
  count: 1,
  vcpu,
  memoryGb: 8,
  systemDiskGb: 100,
  dataDisks: [],
});
const bucket = { item: 'object-bucket' as const, quotaGb: 2_000, maximumObjects: 5 };
const line = (spec: object, delivered: object | null = null, cloud = 'c-1') =>
  ({ cloud: { id: cloud }, spec, delivered, xinchuang: false }) as never;

describe('what a request touches and asks for', () => {
  it('is every dimension of its lines on the cloud, before and after, beside processors and memory', () => {
    expect(dimensionsTouched([line(bucket), line(host(4), null, 'c-2')], 'c-1')).toEqual(['object-gb']);
    const shrunk = line({ item: 'bandwidth', mbps: 1 }, { item: 'bandwidth', mbps: 9 });
    expect(dimensionsTouched([shrunk, line(host(4))], 'c-1')).toEqual(['disk-ordinary-gb', 'bandwidth-mbps']);
  });

  it.each([
    ['a new order', 'order', host(4), null, ['cloud-host x86']],
    ['a growth', 'resize', host(8), host(4), ['cloud-host x86']],
    ['a shrinking', 'resize', host(2), host(4), []],
    ['an extension', 'extend', host(4), host(4), []],
    ['a release', 'release', host(4), host(4), []],
  ] as const)('is more of the item in %s', (_, kind, spec, delivered, items) => {
    expect([...itemsAskedFor({ kind, lines: [line(spec, delivered)] })]).toEqual(items);
  });
});
