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
const disks = mutable({ item: 'block-disk', class: 'fast', gb: 100, count: 2 });
const database = mutable({
  item: 'postgresql',
  version: '17',
  instances: 2,
  vcpu: 4,
  memoryGb: 8,
  storageGb: 100,
  storageClass: 'ordinary',
});
const cache = mutable({ item: 'cache', memoryGb: 4, replicas: 1, vcpu: 2 });
const shares = mutable({ item: 'gpu-share', shares: 4, memoryGbPerShare: 12 });
const balancer = mutable({ item: 'load-balancer', scope: 'internal', listeners: [], target: { resource: 'zy-1' } });
const bucket = mutable({ item: 'object-bucket', quotaGb: 100 });
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

  it.each([
    [
      'another operating system',
      { image: 'rocky-9-amd64', sshKeys: ['a'] },
      { image: 'uos-server-20-amd64', sshKeys: ['a'] },
    ],
    ['another key', { image: 'rocky-9-amd64', sshKeys: ['a'] }, { image: 'rocky-9-amd64', sshKeys: ['b'] }],
    ['one key more', { image: 'rocky-9-amd64', sshKeys: ['a'] }, { image: 'rocky-9-amd64', sshKeys: ['a', 'b'] }],
    ['one at all, after a blank disk', undefined, { image: 'rocky-9-amd64', sshKeys: ['a'] }],
    ['none any more', { image: 'rocky-9-amd64', sshKeys: ['a'] }, undefined],
  ])('never gives a host %s', (_, before, after) => {
    const of = (operatingSystem: object | undefined) =>
      mutable({ ...host, ...(operatingSystem && { operatingSystem }) });
    expect(resizeProblems(of(before), of(after))).toEqual([{ code: 'SYSTEM_CHANGED', path: 'operatingSystem' }]);
    expect(resizeProblems(of(before), of(structuredClone(before)))).toEqual([]);
  });

  it('never shrinks the storage of a container space', () => {
    expect(resizeProblems(space, mutable({ ...space, fastGb: 99 }))).toEqual([
      { code: 'DISK_SHRUNK', path: 'fastGb', from: 100, to: 99 },
    ]);
  });

  it.each([
    ['a larger size and more disks', disks, { gb: 200, count: 4 }, []],
    ['fewer disks', disks, { count: 1 }, []],
    ['smaller disks', disks, { gb: 99 }, [{ code: 'DISK_SHRUNK', path: 'gb', from: 100, to: 99 }]],
    ['another class of disk', disks, { class: 'ordinary' }, [{ code: 'DISK_CLASS_CHANGED', path: 'class' }]],
    ['more members of another size', database, { instances: 3, vcpu: 8, memoryGb: 4, storageGb: 200 }, []],
    ['fewer members', database, { instances: 1 }, []],
    [
      'a smaller database',
      database,
      { storageGb: 50 },
      [{ code: 'DISK_SHRUNK', path: 'storageGb', from: 100, to: 50 }],
    ],
    ['another version', database, { version: '18' }, [{ code: 'VERSION_CHANGED', path: 'version' }]],
    [
      'a database on other disks',
      database,
      { storageClass: 'fast' },
      [{ code: 'DISK_CLASS_CHANGED', path: 'storageClass' }],
    ],
    ['a smaller cache', cache, { memoryGb: 1, replicas: 0 }, []],
    ['another listener', balancer, { listeners: [] }, []],
    ['a balancer outside', balancer, { scope: 'public' }, [{ code: 'SCOPE_CHANGED', path: 'scope' }]],
    ['more GPU shares', shares, { shares: 8 }, []],
    ['larger GPU shares', shares, { memoryGbPerShare: 24 }, [{ code: 'SHARE_CHANGED', path: 'memoryGbPerShare' }]],
    ['a smaller bucket', bucket, { quotaGb: 1 }, []],
  ])('answers a wish for %s', (_, delivered, change, problems) => {
    expect(resizeProblems(delivered, mutable({ ...delivered, ...change }))).toEqual(problems);
  });

  it('never turns one item into another', () => {
    expect(resizeProblems(mutable(host), space)).toEqual([{ code: 'ITEM_CHANGED', path: 'item' }]);
  });
});
