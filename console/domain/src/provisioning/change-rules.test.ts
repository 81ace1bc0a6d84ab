import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { describe, expect, it } from 'vitest';
import { onlySwitchesPower, remindsOfAccess, standingInputs } from './change-rules.ts';

const step = (kind: string, op: TypedDiff['op'], ...paths: string[]): TypedDiff => ({
  urn: `urn:${kind}`,
  type: `kubernetes:x/v1:${kind}`,
  kind,
  name: 'x',
  op,
  changes: paths.map((path) => ({ path, kind: 'update', before: { is: 'absent' }, after: { is: 'absent' } })),
});

describe('a plan to switch hosts goes on by itself', () => {
  it.each([
    [
      'when hosts are switched and the rest stays',
      [step('VirtualMachine', 'update', 'spec.runStrategy'), step('PersistentVolumeClaim', 'same')],
    ],
    ['when nothing is left to switch', [step('VirtualMachine', 'same')]],
    ['when the cloud is looked up on the way', [step('StackReference', 'read')]],
  ])('%s', (_, diff) => {
    expect(onlySwitchesPower(diff)).toBe(true);
  });

  it.each([
    [
      'when a host changes in size too',
      [step('VirtualMachine', 'update', 'spec.runStrategy', 'spec.template.spec.domain')],
    ],
    ['when a host would be made anew', [step('VirtualMachine', 'replace', 'spec.runStrategy')]],
    [
      'when a disk would go',
      [step('VirtualMachine', 'update', 'spec.runStrategy'), step('PersistentVolumeClaim', 'delete')],
    ],
    ['when something else is running by a strategy', [step('Deployment', 'update', 'spec.runStrategy')]],
  ])('but not %s', (_, diff) => {
    expect(onlySwitchesPower(diff)).toBe(false);
  });
});

describe('what a program is told of a resource as it stands', () => {
  const host = { item: 'cloud-host' as const, count: 1, vcpu: 1, memoryGb: 1, systemDiskGb: 1, dataDisks: [] };
  const readyAt = new Date('2026-11-23T02:00:00.000Z');

  it('is that hosts are stopped, and nothing while they run', () => {
    expect(standingInputs(host, { power: 'stopped', readyAt })).toEqual({ power: 'stopped' });
    expect(standingInputs(host, { power: 'running', readyAt })).toEqual({});
  });

  it('is when access ends', () => {
    const spec = { item: 'bastion-account' as const, people: ['li'], days: 2 };
    expect(standingInputs(spec, { power: 'running', readyAt })).toEqual({ accessUntil: '2026-11-25T02:00:00.000Z' });
  });
});

describe('people are told that access ends', () => {
  const day = 86_400_000;
  const readyAt = new Date('2026-11-01T00:00:00Z');
  const at = (ms: number) => new Date(readyAt.getTime() + ms);
  it.each([
    ['not long before', 30, 26 * day, false],
    ['from three days before on', 30, 27 * day, true],
    ['of two days when one is over', 2, day, true],
    ['of two days not in the first half', 2, day - 1, false],
    ['not at its end', 30, 30 * day, false],
    ['not after it', 30, 31 * day, false],
  ])('%s', (_, days, after, told) => {
    expect(remindsOfAccess({ readyAt, endsAt: at(days * day) }, at(after))).toBe(told);
  });
});
