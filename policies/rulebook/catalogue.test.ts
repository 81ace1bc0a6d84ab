import { describe, expect, it } from 'vitest';
import { amountsOf, CATALOGUE, itemOf, itemSpecSchema } from './catalogue.ts';
import { DIMENSIONS } from './dimension.ts';
import { label } from './messages/message.ts';

const disk = { item: 'block-disk', class: 'fast', gb: 200, count: 3 };
const bucket = { item: 'object-bucket', quotaGb: 500 };
const database = {
  item: 'postgresql',
  version: '17',
  instances: 3,
  vcpu: 4,
  memoryGb: 16,
  storageGb: 100,
  storageClass: 'ordinary',
};
const cache = { item: 'cache', memoryGb: 8, replicas: 2, vcpu: 2 };
const listener = { name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 };
const target = { resource: 'zy-2026-000123' };
const balancer = { item: 'load-balancer', scope: 'public', listeners: [listener], target };
const backup = { item: 'backup-schedule', hour: 2, everyDays: 1, retentionDays: 30, protectedGb: 800 };
const gpu = { item: 'gpu-share', shares: 4, memoryGbPerShare: 24 };
const pack = { item: 'security-pack', grade: 3 };
const bastion = { item: 'bastion-account', people: ['a', 'b', 'c', 'd', 'e'], days: 90 };

const amounts = (spec: object) =>
  Object.fromEntries(Object.entries(amountsOf(itemSpecSchema.parse(spec))).map(([key, units]) => [key, Number(units)]));
const problemsOf = (spec: object) => {
  const parsed = itemSpecSchema.safeParse(spec);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('what a line takes', () => {
  it.each([
    ['of three disks', disk, { 'disk-fast-gb': 600 }],
    ['of a bucket', bucket, { 'object-gb': 500 }],
    ['of a database, once an instance', database, { vcpu: 12, 'memory-gb': 48, 'disk-ordinary-gb': 300 }],
    ['of a cache, for itself and each replica', cache, { vcpu: 6, 'memory-gb': 24 }],
    ['of a public balancer', balancer, { 'load-balancer': 1, 'public-ip': 1 }],
    ['of an internal balancer', { ...balancer, scope: 'internal' }, { 'load-balancer': 1 }],
    ['of a backup schedule, once for each copy kept', backup, { 'backup-gb': 24_000 }],
    ['of a weekly one, for as many weeks as copies live', { ...backup, everyDays: 7 }, { 'backup-gb': 4_000 }],
    [
      'of one whose copies live shorter than its rhythm',
      { ...backup, everyDays: 7, retentionDays: 1 },
      { 'backup-gb': 800 },
    ],
    ['of GPU shares, with the memory of all', gpu, { 'gpu-share': 4, 'gpu-memory-gb': 96 }],
    ['of a pack of grade 3', pack, { 'security-pack-3': 1 }],
    ['of a pack of grade 2', { ...pack, grade: 2 }, { 'security-pack-2': 1 }],
    ['of bastion accounts', bastion, { 'bastion-account': 5 }],
  ])('%s', (_, spec, taken) => {
    expect(amounts(spec)).toEqual(taken);
  });
});

describe('what may not be asked for', () => {
  it.each([
    ['a disk below 10 GB', { ...disk, gb: 9 }, ['gb: QUANTITY_TOO_SMALL']],
    ['a bucket of nothing', { ...bucket, quotaGb: 0 }, ['quotaGb: QUANTITY_NOT_POSITIVE']],
    ['a sixth instance', { ...database, instances: 6 }, ['instances: QUANTITY_TOO_LARGE']],
    ['half a replica', { ...cache, replicas: 0.5 }, ['replicas: QUANTITY_NOT_WHOLE']],
    ['an hour the day has not', { ...backup, hour: 24 }, ['hour: QUANTITY_TOO_LARGE']],
    [
      'two listeners of one name',
      { ...balancer, listeners: [listener, { ...listener, port: 80 }] },
      ['listeners.1.name: LISTENER_TWICE'],
    ],
    [
      'two listeners on one port',
      { ...balancer, listeners: [listener, { ...listener, name: 'again' }] },
      ['listeners.1.port: LISTENER_TWICE'],
    ],
    ['an item nobody has', { item: 'mainframe' }, ['item: UNKNOWN_SKU']],
  ])('%s', (_, spec, problems) => {
    expect(problemsOf(spec)).toEqual(problems);
  });

  it('but one port for TCP and UDP may be', () => {
    const both = [listener, { ...listener, name: 'quic', protocol: 'UDP' }];
    expect(problemsOf({ ...balancer, listeners: both })).toEqual([]);
  });

  it('and a target is taken as it is printed', () => {
    const spec = itemSpecSchema.parse({ ...balancer, target: { resource: 'ZY-2026-000123' } });
    expect(spec).toMatchObject({ target: { resource: 'zy-2026-000123' } });
  });
});

describe('the catalogue', () => {
  it('has one entry for each item, named in both languages', () => {
    const codes = itemSpecSchema.options.map((option) => option.shape.item.value);
    expect(CATALOGUE.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    for (const code of codes) expect([itemOf(code).nameZh, itemOf(code).nameEn]).not.toContain('');
  });

  it('has a name and a unit for every dimension', () => {
    for (const dimension of DIMENSIONS) {
      for (const locale of ['zh-CN', 'en-US'] as const) {
        expect(label(locale, 'dimension', dimension) === dimension && dimension !== 'vcpu').toBe(false);
        expect(label(locale, 'unit', dimension)).not.toBe(dimension);
      }
    }
  });
});
