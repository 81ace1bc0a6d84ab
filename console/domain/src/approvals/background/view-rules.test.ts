import { describe, expect, it } from 'vitest';
import { reuseReason } from './view-rules.ts';

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
