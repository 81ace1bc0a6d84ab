import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { describe, expect, it } from 'vitest';
import { leaseSteps } from './lease-rules.ts';
import { mayBegin, refuseDecider, standingOf } from './rules.ts';

const at = (text: string) => new Date(text);
const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] };
const bucket = { item: 'object-bucket' as const, quotaGb: 100 };
const lease = {
  lastDay: '2026-11-30',
  policyId: 'sample-reclaim-2026',
  reminded: [],
  told: null,
  spec: host,
  power: 'running' as const,
  busy: false,
  stopFailedAt: null,
};
const NONE = { remind: null, tell: null, stop: false };

describe('what is due for a lease', () => {
  it.each([
    ['nothing, long before its end', {}, '2026-10-01T00:00:00Z', NONE],
    ['the first reminder', {}, '2026-10-31T16:00:00Z', { ...NONE, remind: 30 }],
    ['nothing, when that was given', { reminded: [30] }, '2026-11-01T16:00:00Z', NONE],
    [
      'one word of its end, while it runs on',
      {},
      '2026-11-30T16:00:00Z',
      { ...NONE, tell: { stage: 'grace', until: at('2026-12-07T16:00:00Z') } },
    ],
    [
      'the switching off of its hosts, again where they were started',
      { told: 'stopped' },
      '2026-12-10T00:00:00Z',
      { ...NONE, stop: true },
    ],
    [
      'no switching off, while something else is done to them',
      { told: 'stopped', busy: true },
      '2026-12-10T00:00:00Z',
      NONE,
    ],
    [
      'none within a day of one that failed',
      { told: 'stopped', stopFailedAt: at('2026-12-09T00:00:01Z') },
      '2026-12-10T00:00:00Z',
      NONE,
    ],
    [
      'another, a day after one that failed',
      { told: 'stopped', stopFailedAt: at('2026-12-09T00:00:00Z') },
      '2026-12-10T00:00:00Z',
      { ...NONE, stop: true },
    ],
    ['nothing more, once they are off', { told: 'stopped', power: 'stopped' as const }, '2026-12-10T00:00:00Z', NONE],
    [
      'a word alone, where nothing can be switched off',
      { spec: bucket },
      '2026-12-10T00:00:00Z',
      { ...NONE, tell: { stage: 'stopped', until: at('2026-12-30T16:00:00Z') } },
    ],
  ])('is %s', (_, more, now, expected) => {
    expect(leaseSteps({ ...lease, ...more } as never, at(now))).toEqual(expected);
  });
});

describe('a reclaim', () => {
  const steps = [
    { kind: 'reminded' as const, at: at('2026-08-28T02:00:00Z'), personId: null },
    { kind: 'urged' as const, at: at('2026-09-29T02:00:00Z'), personId: 'liang' },
  ];

  it('keeps the calendar of its last step, and takes a day off that was declared since', () => {
    const now = at('2026-10-08T02:00:00Z');
    const due = (days: Parameters<typeof standingOf>[1]) => {
      const standing = standingOf({ policyId: 'sample-reclaim-2026', steps }, days, now);
      return 'dueAt' in standing ? standing.dueAt.toISOString() : null;
    };
    expect(due([])).toBe('2026-10-12T16:00:00.000Z');
    expect(due([{ day: '2026-10-09', worked: false, saidAt: now }])).toBe('2026-10-13T16:00:00.000Z');
    expect(due([{ day: '2026-10-05', worked: true, saidAt: now }])).toBe('2026-10-12T16:00:00.000Z');
  });

  it('begins again a whole window after the last one ended, whatever the readings of before say', () => {
    const policy = reclaimPolicyAt(at('2026-11-23T00:00:00Z'));
    expect(mayBegin(null, at('2026-11-23T00:00:00Z'), policy)).toBe(true);
    expect(mayBegin(at('2026-11-01T00:00:00Z'), at('2026-11-30T23:59:59Z'), policy)).toBe(false);
    expect(mayBegin(at('2026-11-01T00:00:00Z'), at('2026-12-01T00:00:00Z'), policy)).toBe(true);
  });

  it('is not decided on by who urged', () => {
    expect(refuseDecider(steps, 'liang')).toBe('URGER_DECIDES');
    expect(refuseDecider(steps, 'xu')).toBeNull();
    const decided = { kind: 'appeal-refused' as const, at: at('2026-09-02T00:00:00Z'), personId: 'xu' };
    expect(refuseDecider([...steps, decided], 'xu')).toBeNull();
  });
});
