import { describe, expect, it } from 'vitest';
import { resizeProblems } from './resize.ts';
import type { ProvisionedSpec } from './tenancy.ts';

const host = {
  item: 'cloud-host',
  count: 3,
  vcpu: 4,
  memoryGb: 8,
  systemDiskGb: 100,
  dataDisks: [
    { class: 'fast', gb: 200 },
    { class: 'ordinary', gb: 500 },
  ],
} as const;
const mutable = (spec: object) => spec as ProvisionedSpec;
const space = mutable({ item: 'container-space', vcpu: 8, memoryGb: 16, ordinaryGb: 100, fastGb: 100 });

describe('a resize', () => {
  it.each([
    ['more hosts', { count: 5 }],
    ['fewer hosts', { count: 1 }],
    ['smaller flavour', { vcpu: 2, memoryGb: 4 }],
    ['a larger system disk', { systemDiskGb: 200 }],
    ['a third data disk', { dataDisks: [...host.dataDisks, { class: 'fast', gb: 1 }] }],
    ['the last data disk given back', { dataDisks: [host.dataDisks[0]] }],
  ])('may ask for %s', (_, change) => {
    expect(resizeProblems(mutable(host), mutable({ ...host, ...change }))).toEqual([]);
  });

  it('never shrinks a disk', () => {
    const dataDisks = [{ class: 'fast', gb: 150 }, host.dataDisks[1]];
    expect(resizeProblems(mutable(host), mutable({ ...host, systemDiskGb: 50, dataDisks }))).toEqual([
      { code: 'DISK_SHRUNK', path: 'systemDiskGb', from: 100, to: 50 },
      { code: 'DISK_SHRUNK', path: 'dataDisks[0].gb', from: 200, to: 150 },
    ]);
  });

  it('never changes the class of a disk that stays', () => {
    expect(resizeProblems(mutable(host), mutable({ ...host, dataDisks: [host.dataDisks[1]] }))).toEqual([
      { code: 'DISK_CLASS_CHANGED', path: 'dataDisks[0]' },
    ]);
  });

  it('never shrinks the storage of a container space', () => {
    expect(resizeProblems(space, mutable({ ...space, fastGb: 99 }))).toEqual([
      { code: 'DISK_SHRUNK', path: 'fastGb', from: 100, to: 99 },
    ]);
  });

  it('never turns one item into another', () => {
    expect(resizeProblems(mutable(host), space)).toEqual([{ code: 'ITEM_CHANGED', path: 'item' }]);
  });
});
