import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import { describe, expect, it } from 'vitest';
import { contradicts, judgementOf } from './judgement-rules.ts';
import { readJudgement } from './kept-judgement-rules.ts';
import { isTakenBack } from './lease-rules.ts';

const now = new Date('2026-11-23T00:00:00Z');
const policy = reclaimPolicyAt(now);
const host = { item: 'cloud-host' as const, count: 2, vcpu: 4, memoryGb: 8, systemDiskGb: 100, dataDisks: [] };
const disk = { item: 'block-disk' as const, class: 'fast' as const, gb: 100, count: 2 };
const running = { stopped: false, states: [] };
const judge = (spec: object, uses: Parameters<typeof judgementOf>[1], more = {}) =>
  judgementOf({ spec: spec as never, ...running, ...more }, uses, { now, policy });

describe('the judgement of a resource', () => {
  it('carries what was held, read and covered, with the limit it was held against', () => {
    const uses = [
      { dimension: 'vcpu', peak: '0.400000000', hours: 720 },
      { dimension: 'memory-gb', peak: '1.000000000', hours: 360 },
    ];
    const share = { by: 'share' };
    expect(judge(host, uses)).toEqual({
      policyId: 'sample-reclaim-2026-by-item',
      from: '2026-10-24T00:00:00.000Z',
      to: '2026-11-23T00:00:00.000Z',
      measures: [
        {
          ...share,
          ...{ meter: 'vcpu', held: '8', peak: '0.400000000', peakPpm: '50000', limit: '100000' },
          ...{ coveragePpm: '1000000', shows: 'no-use' },
        },
        {
          ...share,
          ...{ meter: 'memory-gb', held: '16', peak: '1.000000000', peakPpm: '62500', limit: '200000' },
          ...{ coveragePpm: '500000', shows: 'nothing' },
        },
      ],
      basis: [],
      state: null,
      verdict: 'unknown',
      why: 'not-measured',
      reason: null,
    });
  });

  it('of a disk is by what is read from and written to it, and by whether it hangs on anything', () => {
    const uses = [
      { dimension: 'disk-io-gb', peak: '0.019000000', hours: 720, simulated: true },
      { dimension: 'attached', peak: '1.000000000', hours: 720 },
      { dimension: 'of-another-time', peak: '1', hours: 720 },
    ];
    const judged = judge(disk, uses);
    expect(judged).toMatchObject({ verdict: 'idle', basis: ['disk-io-gb'], simulated: true });
    expect(judged.measures).toMatchObject([
      { meter: 'disk-io-gb', held: '200', peakPpm: '95', limit: '100', shows: 'no-use' },
      { meter: 'attached', held: null, peak: '1.000000000', limit: null, shows: 'nothing' },
    ]);
  });

  it('says why there is nothing to measure', () => {
    expect(judge({ item: 'security-pack', grade: 3 }, [])).toMatchObject({
      ...{ verdict: 'unknown', why: 'nothing-to-measure', reason: 'protects', measures: [] },
    });
  });

  it('is not called played by readings that it does not rest on', () => {
    const uses = [{ dimension: 'vcpu', peak: '9', hours: 1, simulated: true }];
    expect(judge(disk, uses).simulated).toBeUndefined();
  });
});

describe('what a reclaim was begun by', () => {
  const stopped = judge(host, [], { stopped: true, states: ['stopped-throughout'] });
  const detached = judge(disk, [{ dimension: 'attached', peak: '0', hours: 720 }]);

  it('is contradicted when the hosts run again, and not while they stand', () => {
    expect(stopped).toMatchObject({ verdict: 'idle', state: 'stopped-throughout', basis: [] });
    expect(contradicts(stopped, stopped)).toBe(false);
    expect(contradicts(stopped, judge(host, []))).toBe(true);
  });

  it('is not contradicted by hosts that are off again, or off with a longer lease, until something shows use', () => {
    expect(contradicts(stopped, judge(host, [], { stopped: true }))).toBe(false);
    const read = [{ dimension: 'vcpu', peak: '4', hours: 1 }];
    expect(judge(host, read, { stopped: true }).verdict).toBe('used');
  });

  it('is contradicted when the disk is attached, and not by readings that merely end', () => {
    expect(detached).toMatchObject({ verdict: 'idle', basis: ['attached'] });
    expect(contradicts(detached, judge(disk, []))).toBe(false);
    expect(contradicts(detached, judge(disk, [{ dimension: 'attached', peak: '1', hours: 1 }]))).toBe(true);
  });

  it('is not begun anew on hosts that the lease has stopped', () => {
    const lease = { last_day: '2026-11-01', policy_id: policy.id };
    expect(isTakenBack(lease, stopped, now)).toBe(true);
    expect(isTakenBack({ ...lease, last_day: '2026-11-20' }, stopped, now)).toBe(false);
    expect(isTakenBack(lease, detached, now)).toBe(false);
  });
});

describe('a judgement of before measures by item', () => {
  const seen = { held: '8', peak: '0.300000000', peakPpm: '37500', coveragePpm: '1000000' };
  const from = '2026-10-01T00:00:00.000Z';
  const stored = { policyId: 'sample-reclaim-2026', from, to: from, verdict: 'idle', why: null } as const;

  it('is read in today’s shape, by the limits it was judged by', () => {
    expect(readJudgement({ ...stored, cpu: seen, memory: { ...seen, held: '16', peakPpm: '18750' } })).toMatchObject({
      measures: [
        { meter: 'vcpu', by: 'share', limit: '100000', shows: 'no-use' },
        { meter: 'memory-gb', by: 'share', limit: '200000', shows: 'no-use' },
      ],
      ...{ basis: ['vcpu', 'memory-gb'], state: null, reason: null, verdict: 'idle' },
    });
  });

  it('that had nothing to measure says that its policy did not cover it', () => {
    const none = { ...stored, cpu: null, memory: null, verdict: 'unknown', why: 'nothing-to-measure' };
    expect(readJudgement(none)).toMatchObject({ measures: [], basis: [], reason: 'not-covered' });
    expect(readJudgement(judge(host, []))).toEqual(judge(host, []));
  });
});
