import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOf, type ItemSpec, itemSpecSchema } from '../catalogue.ts';
import { resizeProblems } from './resize-rules.ts';

const host = { item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8, dataDisks: [{ class: 'fast', gb: 20 }] };
const space = { item: 'container-space', vcpu: 4, memoryGb: 8, ordinaryGb: 10, fastGb: 20 };
const disk = { item: 'block-disk', class: 'ordinary', gb: 100, count: 4 };
const bucket = { item: 'object-bucket', quotaGb: 500, maximumObjects: 1_000 };
const database = {
  item: 'postgresql',
  version: '17',
  instances: 3,
  vcpu: 4,
  memoryGb: 16,
  storageGb: 100,
  storageClass: 'fast',
};
const cache = { item: 'cache', memoryGb: 8, replicas: 2, vcpu: 2 };
const listener = { name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 };
const balancer = {
  item: 'load-balancer',
  scope: 'internal',
  listeners: [listener],
  target: { resource: 'zy-2026-000001' },
};
const backup = { item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 500 };
const gpu = { item: 'gpu-share', shares: 4, memoryGbPerShare: 24 };
const pack = { item: 'security-pack', grade: 2 };
const bastion = { item: 'bastion-account', people: ['a', 'b', 'c', 'd', 'e'], days: 90 };

const spec = (fields: object) => itemSpecSchema.parse(fields);
const asked = (fields: object, change: object, usedGb: number | null = null) =>
  resizeProblems(spec(fields), spec({ ...fields, ...change }), { usedGb }).map(
    ({ code, field }) => `${field}: ${code}`,
  );

describe('a resize may ask for', () => {
  it.each([
    ['more hosts', host, { count: 5 }],
    ['fewer hosts of a smaller flavour', host, { count: 1, vcpu: 2, memoryGb: 4 }],
    ['a larger disk and one more', host, { dataDisks: [...host.dataDisks, { class: 'ordinary', gb: 5 }] }],
    [
      'the same operating system, its fields in another order',
      { ...host, operatingSystem: { image: 'rocky-9-amd64', sshKeys: [] } },
      { operatingSystem: { sshKeys: [], image: 'rocky-9-amd64' } },
    ],
    ['a larger container space', space, { vcpu: 8, fastGb: 40 }],
    ['larger and fewer block disks', disk, { gb: 200, count: 2 }],
    ['a larger bucket, whatever is in it', bucket, { quotaGb: 600 }],
    ['no limit of objects any more', bucket, { maximumObjects: undefined }],
    ['more storage and fewer members of a database', database, { storageGb: 200, instances: 1, vcpu: 2, memoryGb: 8 }],
    ['another cache', cache, { memoryGb: 4, replicas: 0, vcpu: 1 }],
    ['other listeners of a balancer', balancer, { listeners: [{ ...listener, port: 80, name: 'http' }] }],
    ['another target of a balancer', balancer, { target: { resource: 'zy-2026-000002' } }],
    ['another rhythm of backups', backup, { hour: 4, everyDays: 7, retentionDays: 7, protectedGb: 100 }],
    ['fewer GPU shares', gpu, { shares: 1 }],
    ['a pack of grade 3 instead of 2', pack, { grade: 3 }],
    ['fewer accounts for longer', bastion, { people: ['a'], days: 180 }],
  ])('%s', (_, now, change) => {
    expect(asked(now, change)).toEqual([]);
  });
});

describe('a resize may not ask for', () => {
  it.each([
    ['a smaller system disk', { ...host, systemDiskGb: 100 }, { systemDiskGb: 50 }, ['systemDiskGb: DISK_SHRINK']],
    [
      'another operating system',
      { ...host, operatingSystem: { image: 'rocky-9-amd64', sshKeys: [] } },
      { operatingSystem: { image: 'uos-server-20-amd64', sshKeys: [] } },
      ['operatingSystem: FIELD_FIXED'],
    ],
    ['a smaller data disk', host, { dataDisks: [{ class: 'fast', gb: 19 }] }, ['dataDisks.0.gb: DISK_SHRINK']],
    ['a data disk less', host, { dataDisks: [] }, ['dataDisks: DISK_SHRINK']],
    [
      'a data disk of another class',
      host,
      { dataDisks: [{ class: 'ordinary', gb: 30 }] },
      ['dataDisks.0.class: FIELD_FIXED'],
    ],
    ['smaller volumes', space, { ordinaryGb: 9, fastGb: 19 }, ['ordinaryGb: DISK_SHRINK', 'fastGb: DISK_SHRINK']],
    ['smaller block disks', disk, { gb: 99 }, ['gb: DISK_SHRINK']],
    ['block disks of another class', disk, { class: 'fast' }, ['class: FIELD_FIXED']],
    ['less storage of a database', database, { storageGb: 99 }, ['storageGb: DISK_SHRINK']],
    ['another version of a database', database, { version: '18' }, ['version: FIELD_FIXED']],
    ['another class of a database’s storage', database, { storageClass: 'ordinary' }, ['storageClass: FIELD_FIXED']],
    ['a public balancer instead', balancer, { scope: 'public' }, ['scope: FIELD_FIXED']],
    ['GPU shares of another size', gpu, { memoryGbPerShare: 16 }, ['memoryGbPerShare: FIELD_FIXED']],
    ['a lower pack', { ...pack, grade: 3 }, { grade: 2 }, ['grade: MAY_ONLY_GROW']],
    ['fewer days', bastion, { days: 30 }, ['days: MAY_ONLY_GROW']],
    ['another item', bastion, pack, ['item: INPUT_INVALID']],
  ])('%s', (_, now, change, problems) => {
    const wanted = 'item' in change ? spec(change) : spec({ ...now, ...change });
    const found = resizeProblems(spec(now), wanted, { usedGb: null });
    expect(found.map(({ code, field }) => `${field}: ${code}`)).toEqual(problems);
  });
});

describe('a smaller bucket', () => {
  it('may be asked for down to what is in it', () => {
    expect(asked(bucket, { quotaGb: 320 }, 320)).toEqual([]);
    expect(asked(bucket, { quotaGb: 319 }, 320)).toEqual(['quotaGb: BELOW_USE']);
  });

  it('may not be asked for while nobody knows what is in it, which is not the same as empty', () => {
    expect(asked(bucket, { quotaGb: 499 }, null)).toEqual(['quotaGb: USE_UNKNOWN']);
    expect(asked(bucket, { quotaGb: 1 }, 0)).toEqual([]);
  });
});

const anySpec: fc.Arbitrary<ItemSpec> = fc.oneof(
  fc.record({
    item: fc.constant('block-disk' as const),
    class: fc.constantFrom('ordinary' as const, 'fast' as const),
    gb: fc.integer({ min: 10, max: 65_536 }),
    count: fc.integer({ min: 1, max: 64 }),
  }),
  fc.record({
    item: fc.constant('postgresql' as const),
    version: fc.constantFrom('16' as const, '17' as const, '18' as const),
    instances: fc.integer({ min: 1, max: 5 }),
    vcpu: fc.integer({ min: 1, max: 64 }),
    memoryGb: fc.integer({ min: 1, max: 512 }),
    storageGb: fc.integer({ min: 10, max: 16_384 }),
    storageClass: fc.constantFrom('ordinary' as const, 'fast' as const),
  }),
  fc.record({ item: fc.constant('object-bucket' as const), quotaGb: fc.integer({ min: 1, max: 1_000_000 }) }),
);

describe('whatever is asked for', () => {
  it('staying as it is stands against nothing', () => {
    fc.assert(
      fc.property(anySpec, (one) => {
        expect(resizeProblems(one, one, { usedGb: null })).toEqual([]);
      }),
    );
  });

  it('a volume that stays never gets smaller', () => {
    fc.assert(
      fc.property(anySpec, anySpec, (now, wanted) => {
        if (resizeProblems(now, wanted, { usedGb: null }).length > 0) return;
        expect(now.item).toBe(wanted.item);
        if (now.item === 'block-disk' && wanted.item === 'block-disk') expect(wanted.gb >= now.gb).toBe(true);
        if (now.item === 'postgresql' && wanted.item === 'postgresql')
          expect(wanted.storageGb >= now.storageGb).toBe(true);
        if (now.item === 'object-bucket')
          expect((amountsOf(wanted)['object-gb'] ?? 0n) >= (amountsOf(now)['object-gb'] ?? 0n)).toBe(true);
      }),
    );
  });
});
