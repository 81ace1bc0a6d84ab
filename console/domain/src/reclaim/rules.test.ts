import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { describe, expect, it } from 'vitest';
import { leaseSteps } from './lease-rules.ts';
import { mayBegin, mayOrderAgain, refuseDecider, standingOf } from './rules.ts';

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

  it('loses no day by an appeal where a day off was declared worked since it was urged', () => {
    const before = [
      { kind: 'reminded' as const, at: at('2027-07-01T02:00:00Z') },
      { kind: 'urged' as const, at: at('2027-08-02T02:00:00Z') },
    ];
    const days = [{ day: '2027-08-07', worked: true, saidAt: at('2027-08-03T02:00:00Z') }];
    const policyId = 'sample-reclaim-2026';
    const of = (steps: Parameters<typeof standingOf>[0]['steps'], now: string) =>
      standingOf({ policyId, steps }, days, at(now));
    expect(of(before, '2027-08-09T02:00:00Z')).toMatchObject({ dueAt: at('2027-08-09T16:00:00Z'), due: false });
    const appealed = [...before, { kind: 'appealed' as const, at: at('2027-08-08T02:00:00Z') }];
    expect(of(appealed, '2027-08-09T02:00:00Z')).toMatchObject({ left: 1 });
    const refused = [...appealed, { kind: 'appeal-refused' as const, at: at('2027-08-09T02:00:00Z') }];
    expect(of(refused, '2027-08-10T02:00:00Z')).toMatchObject({ dueAt: at('2027-08-10T16:00:00Z'), due: false });
  });

  it('begins again a whole window after the last one ended, whatever the readings of before say', () => {
    const policy = reclaimPolicyAt(at('2026-11-23T00:00:00Z'));
    expect(mayBegin(null, at('2026-11-23T00:00:00Z'), policy)).toBe(true);
    expect(mayBegin(at('2026-11-01T00:00:00Z'), at('2026-11-30T23:59:59Z'), policy)).toBe(false);
    expect(mayBegin(at('2026-11-01T00:00:00Z'), at('2026-12-01T00:00:00Z'), policy)).toBe(true);
  });

  it.each([
    ['while the resource is idle', {}, true],
    ['not once it is used', { verdict: 'used' }, false],
    ['not where nobody can say any more', { verdict: 'unknown' }, false],
    ['not where it was never judged', { verdict: null, judged_at: null }, false],
    ['not by a judgement of three days ago', { judged_at: at('2026-12-07T02:00:00Z') }, false],
    ['not where the removal goes on', { cutUndone: false }, false],
    ['to the end of one window', { ended_at: at('2026-11-10T02:00:00.001Z') }, true],
    ['not after it, when a new one may begin', { ended_at: at('2026-11-10T02:00:00Z') }, false],
  ])('whose cut came to nothing is ordered cut again %s', (_, part, expected) => {
    const undone = {
      ...{ cutUndone: true, policy_id: 'sample-reclaim-2026', verdict: 'idle' },
      ...{ ended_at: at('2026-12-01T02:00:00Z'), judged_at: at('2026-12-09T02:00:00Z') },
    };
    expect(mayOrderAgain({ ...undone, ...part }, at('2026-12-10T02:00:00Z'))).toBe(expected);
  });

  it('is not decided on by who urged', () => {
    expect(refuseDecider(steps, 'liang')).toBe('URGER_DECIDES');
    expect(refuseDecider(steps, 'xu')).toBeNull();
    const decided = { kind: 'appeal-refused' as const, at: at('2026-09-02T00:00:00Z'), personId: 'xu' };
    expect(refuseDecider([...steps, decided], 'xu')).toBeNull();
  });
});
