import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { describe, expect, it } from 'vitest';
import { type Place, refuseBusy, refuseItem, refuseLine, refuseResize, secondOfItem } from './line-rules.ts';
import { orderLineInputSchema } from './schemas.ts';

const place = (change: Partial<Place> = {}): Place => ({
  cloudId: 'id',
  cloudSlug: 'guangzhou',
  cloudName: '广州市政务云',
  profile: 'city-very-large',
  cloudState: 'deployed',
  zoneCode: 'extranet',
  xinchuang: false,
  standing: true,
  maximumMlps: 3,
  publicAddress: false,
  architecture: null,
  hostImages: true,
  gpu: { shares: 8n, memoryGb: 24 },
  ...change,
});
const line = (change: Record<string, unknown> = {}) =>
  orderLineInputSchema.parse({
    cloud: 'guangzhou',
    zone: 'extranet',
    spec: { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 },
    ...change,
  });

const POLICY = profilePolicyAt(new Date('2026-11-01T00:00:00Z'));
const GPU = { item: 'gpu-share', shares: 2, memoryGbPerShare: 24 };

describe('refuseLine', () => {
  it('goes by the profile policy it is given, not by the newest', () => {
    const [rule] = POLICY.profiles.filter(({ profile }) => profile === 'city-very-large');
    const without = { ...rule!, localItems: rule!.localItems.filter((item) => item !== 'cloud-host') };
    const next = { ...POLICY, profiles: [...POLICY.profiles.filter((other) => other !== rule), without] };
    const judged = (policy: typeof POLICY) => refuseLine(line(), [place()], { mlpsGrade: 3, policy })?.code ?? null;
    expect([judged(POLICY), judged(next)]).toEqual([null, 'ITEM_NOT_LOCAL']);
  });

  it.each([
    ['an ordinary line', {}, {}, 3, null],
    ['a zone the cloud has not', { zone: 'moon' }, {}, 3, 'ZONE_UNKNOWN'],
    ['a cloud nobody has', { cloud: 'atlantis' }, {}, 3, 'CLOUD_UNKNOWN'],
    ['a host on a small city’s cloud', {}, { profile: 'city-small' as const }, 3, 'ITEM_NOT_LOCAL'],
    ['信创 asked of a zone that is not', { xinchuang: true }, {}, 3, 'XINCHUANG_MISMATCH'],
    ['信创 said and so', { xinchuang: true }, { xinchuang: true }, 3, null],
    ['a zone that is defined and not deployed', {}, { standing: false }, 3, 'ZONE_NOT_DEPLOYED'],
    ['a grade above the zone', {}, { maximumMlps: 2 }, 3, 'MLPS_ABOVE_ZONE'],
    ['a grade of the zone', {}, { maximumMlps: 2 }, 2, null],
    ['a cloud that is only planned: the order waits for it', {}, { cloudState: 'planned' }, 3, null],
    ['GPU shares where there are some', { spec: GPU }, {}, 3, null],
    ['GPU shares where there are none', { spec: GPU }, { gpu: { shares: 0n, memoryGb: 24 } }, 3, 'GPU_NOT_IN_ZONE'],
    ['a share larger than any device', { spec: { ...GPU, memoryGbPerShare: 80 } }, {}, 3, 'GPU_SHARE_TOO_LARGE'],
    ['a cloud whose deployment failed', {}, { cloudState: 'failed' }, 3, 'CLOUD_NOT_READY'],
    ['a cloud on its way out', {}, { cloudState: 'retiring' }, 3, 'CLOUD_NOT_READY'],
    ['a cloud that is gone', {}, { cloudState: 'retired' }, 3, 'CLOUD_NOT_READY'],
  ])('%s', (_, lineChange, placeChange, grade, code) => {
    expect(refuseLine(line(lineChange), [place(placeChange)], { mlpsGrade: grade, policy: POLICY })?.code ?? null).toBe(
      code,
    );
  });
});

describe('refuseItem', () => {
  it('keeps an item off sale until something makes it', () => {
    expect(refuseItem({ code: 'cache', available: false })).toMatchObject({
      code: 'ITEM_NOT_AVAILABLE',
      field: 'spec.item',
    });
    expect(refuseItem({ code: 'cache', available: true })).toBeNull();
  });
});

describe('secondOfItem', () => {
  const space = (zone: string) => line({ zone, spec: { item: 'container-space', vcpu: 4, memoryGb: 8 } });
  it('names the second of one tenancy, in the order or beside what is there', () => {
    const second = (lines: ReturnType<typeof line>[], taken: string[]) => secondOfItem('container-space', lines, taken);
    expect(second([space('a'), line(), space('a'), space('b')], [])).toEqual([3]);
    expect(second([space('a')], ['guangzhou/a'])).toEqual([1]);
    expect(second([space('a')], ['huizhou/a'])).toEqual([]);
  });

  it('does not count one item against another', () => {
    const pack = line({ zone: 'a', spec: { item: 'security-pack', grade: 2 } });
    expect(secondOfItem('security-pack', [space('a'), pack], [])).toEqual([]);
    expect(secondOfItem('security-pack', [pack, pack], [])).toEqual([2]);
  });
});

describe('refuseResize', () => {
  const host = (change: Record<string, unknown> = {}) =>
    itemSpecSchema.parse({ item: 'cloud-host', count: 2, vcpu: 4, memoryGb: 8, ...change });
  const space = (fastGb: number) => itemSpecSchema.parse({ item: 'container-space', vcpu: 4, memoryGb: 8, fastGb });
  const disk = (gb: number, kind = 'fast') => ({ class: kind, gb });
  it.each([
    ['more hosts', host(), host({ count: 3 }), null],
    ['fewer hosts', host(), host({ count: 1 }), null],
    ['another disk more', host(), host({ dataDisks: [disk(10)] }), null],
    ['a larger disk', host({ dataDisks: [disk(10)] }), host({ dataDisks: [disk(20)] }), null],
    ['a smaller system disk', host(), host({ systemDiskGb: 50 }), 'DISK_SHRINK'],
    ['a smaller data disk', host({ dataDisks: [disk(20)] }), host({ dataDisks: [disk(10)] }), 'DISK_SHRINK'],
    ['a disk taken away', host({ dataDisks: [disk(20)] }), host(), 'DISK_SHRINK'],
    [
      'a disk of another class',
      host({ dataDisks: [disk(20)] }),
      host({ dataDisks: [disk(20, 'ordinary')] }),
      'FIELD_FIXED',
    ],
    ['a smaller volume of a container space', space(20), space(10), 'DISK_SHRINK'],
    ['the same again', host(), host(), 'SPEC_UNCHANGED'],
    ['another item', host(), space(0), 'INPUT_INVALID'],
    [
      'less bandwidth',
      itemSpecSchema.parse({ item: 'bandwidth', mbps: 5 }),
      itemSpecSchema.parse({ item: 'bandwidth', mbps: 2 }),
      null,
    ],
  ])('%s', (_, now, wanted, code) => {
    expect(refuseResize(now, wanted, { usedGb: null })[0]?.code ?? null).toBe(code);
  });
});

describe('what stands against a resize', () => {
  it('is named at its fields, all of it', () => {
    const database = (change: object = {}) =>
      itemSpecSchema.parse({
        ...{ item: 'postgresql', version: '17', instances: 2, vcpu: 2, memoryGb: 8, storageGb: 100 },
        storageClass: 'fast',
        ...change,
      });
    const found = refuseResize(database(), database({ version: '18', storageGb: 50 }), { usedGb: null });
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['FIELD_FIXED', 'spec.version'],
      ['DISK_SHRINK', 'spec.storageGb'],
    ]);
  });

  it('is nothing but sameness when the fields only stand in another order', () => {
    const [one, other] = [
      { item: 'load-balancer', scope: 'internal', listeners: [{ name: 'a', protocol: 'TCP', port: 1, targetPort: 2 }] },
      { listeners: [{ targetPort: 2, port: 1, protocol: 'TCP', name: 'a' }], scope: 'internal', item: 'load-balancer' },
    ].map((spec) => ({ ...spec, target: { resource: 'zy-2026-000001' } }) as ReturnType<typeof itemSpecSchema.parse>);
    expect(refuseResize(one!, other!, { usedGb: null }).map(({ code }) => code)).toEqual(['SPEC_UNCHANGED']);
  });
});

describe('refuseBusy', () => {
  const open = (kind: 'resize' | 'release') => [{ number: 'SQ-2026-000001', kind }];
  it.each([
    ['nothing open', [], 'counted', null],
    ['a resize of what the engine makes: the next one waits', open('resize'), 'provisioned', null],
    ['a release of what the engine makes', open('release'), 'provisioned', 'RESOURCE_BUSY'],
    ['any change of a counted service', open('resize'), 'counted', 'RESOURCE_BUSY'],
  ] as const)('%s', (_, changes, fulfilment, code) => {
    expect(refuseBusy(changes, { fulfilment })?.code ?? null).toBe(code);
  });

  it('lets nothing follow a removal that was ordered, and names it', () => {
    for (const fulfilment of ['provisioned', 'counted'] as const)
      expect(refuseBusy([], { fulfilment, removal: 'CZ-2026-000001' })).toMatchObject({
        code: 'RESOURCE_BUSY',
        facts: { request: 'CZ-2026-000001' },
      });
  });
});
