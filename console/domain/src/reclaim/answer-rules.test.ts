import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { reclaimPolicyAt } from '@zhengyun/rulebook/reclaim-policy.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswered, type SinceBegun } from './answer-rules.ts';
import { judgementOf } from './judgement-rules.ts';

const NOW = new Date('2027-03-01T02:00:00Z');
const DAY = 86_400_000;
const policy = reclaimPolicyAt(NOW);
const host = (vcpu: number, memoryGb: number, count = 2): ItemSpec => ({
  ...{ item: 'cloud-host', count, vcpu, memoryGb, systemDiskGb: 100, dataDisks: [] },
});
const judged = (spec: ItemSpec, states: Parameters<typeof judgementOf>[0]['states'] = []) =>
  judgementOf({ spec, stopped: false, states }, [], { now: NOW, policy });
const begun = host(8, 16);
const since = (part: Partial<SinceBegun> = {}): SinceBegun => ({
  ...{ policyId: policy.id, evidence: judged(begun), gone: false, spec: begun, offSince: null },
  ...part,
});
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);
const bandwidth = (mbps: number): ItemSpec => ({ item: 'bandwidth', mbps, publicAddress: false }) as ItemSpec;

describe('a reclaim', () => {
  it.each<[string, Partial<SinceBegun>, boolean]>([
    ['is not answered by nothing', {}, false],
    ['is by a release', { gone: true }, true],
    ['is not by hosts that were switched off a moment ago', { offSince: daysAgo(0) }, false],
    ['is not by hosts off for a day less than the policy asks', { offSince: daysAgo(29) }, false],
    ['is by hosts off as long as that', { offSince: daysAgo(30) }, true],
    [
      'is not by hosts that stay off, where it began with their being off',
      { offSince: daysAgo(40), evidence: judged(begun, ['stopped-throughout']) },
      false,
    ],
    ['is not by a gigabyte less', { spec: host(8, 15) }, false],
    ['is not by growing', { spec: host(16, 32) }, false],
    ['is not by giving back processors alone', { spec: host(2, 16) }, false],
    ['is not by giving back processors and taking memory', { spec: host(2, 32) }, false],
    ['is by half of both', { spec: host(4, 8) }, true],
    ['is by half of the hosts', { spec: host(8, 16, 1) }, true],
    ['is not by a little less than half', { spec: host(8, 16, 2), evidence: judged(host(10, 20, 3)) }, false],
    ['is by half of its megabits', { spec: bandwidth(50), evidence: judged(bandwidth(100)) }, true],
    ['is not by ten of a hundred', { spec: bandwidth(90), evidence: judged(bandwidth(100)) }, false],
  ])('%s', (_, part, expected) => {
    expect(isAnswered(since(part), NOW)).toBe(expected);
  });

  it('is never answered by a resource that holds as much of anything it is judged by, and runs', () => {
    const size = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(size, size, size, size, (vcpu, memoryGb, nextVcpu, nextMemory) => {
        const spec = host(nextVcpu, nextMemory);
        const kept = nextVcpu >= vcpu || nextMemory >= memoryGb;
        const answered = isAnswered(since({ evidence: judged(host(vcpu, memoryGb)), spec }), NOW);
        expect(answered && kept).toBe(false);
      }),
    );
  });
});
