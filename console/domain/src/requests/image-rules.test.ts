import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { refuseImage } from './image-rules.ts';
import type { Place } from './line-rules.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f';
const place: Place = {
  cloudId: 'id',
  cloudSlug: 'guangzhou',
  cloudName: '广州市政务云',
  profile: 'city-very-large',
  cloudState: 'deployed',
  zoneCode: 'extranet',
  standing: true,
  xinchuang: false,
  maximumMlps: 3,
  publicAddress: false,
  architecture: 'amd64',
  hostImages: true,
  gpu: { shares: 0n, memoryGb: null },
};
const hosts = (image: string, change: object = {}) =>
  itemSpecSchema.parse({
    ...{ item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4, operatingSystem: { image, sshKeys: [KEY] } },
    ...change,
  });
const UBUNTU = 'ubuntu-24-04-amd64';
const refused = (spec: Parameters<typeof refuseImage>[0], here: Partial<Place> = {}, now = '2026-11-02T00:00:00Z') =>
  refuseImage(spec, { ...place, ...here }, new Date(now));

describe('hosts with an operating system', () => {
  it('may be ordered where the cloud has images and somebody can log in', () => {
    expect(refused(hosts(UBUNTU))).toBeNull();
    expect(refused(hosts('kylin-server-v10-sp3-arm64'), { xinchuang: true, architecture: 'arm64' })).toBeNull();
  });

  it.each([
    ['on a cloud that has no images', UBUNTU, { hostImages: false }, 'IMAGE_NOT_ON_CLOUD', 'image'],
    ['that is not domestic in a 信创 zone', UBUNTU, { xinchuang: true }, 'IMAGE_NOT_DOMESTIC', 'image'],
    ['for other processors', 'openeuler-24-03-lts-arm64', {}, 'IMAGE_ARCHITECTURE', 'image'],
  ])('are refused %s', (_, image, here, code, field) => {
    expect(refused(hosts(image), here)).toMatchObject({ code, field: `spec.operatingSystem.${field}` });
  });

  it('are refused when nobody could log in, at the keys', () => {
    const nobody = hosts(UBUNTU, { operatingSystem: { image: UBUNTU, sshKeys: [] } });
    expect(refused(nobody)).toEqual({ code: 'SSH_KEY_MISSING', facts: {}, field: 'spec.operatingSystem.sshKeys' });
  });

  it('are refused on a disk that the image does not fit on, at the disk', () => {
    expect(refused(hosts(UBUNTU, { systemDiskGb: 10 }))).toEqual({
      code: 'IMAGE_DISK_TOO_SMALL',
      facts: { minimum: 20 },
      field: 'spec.systemDiskGb',
    });
  });

  it('are refused from the day after the image’s support, as it begins in Shanghai, with the last day', () => {
    expect(refused(hosts(UBUNTU), {}, '2029-05-31T15:59:59Z')).toBeNull();
    expect(refused(hosts(UBUNTU), {}, '2029-05-31T16:00:00Z')).toMatchObject({
      code: 'IMAGE_ENDED',
      facts: { image: 'Ubuntu 24.04 LTS', day: '2029-05-31' },
    });
  });

  it('need no image: a blank disk is ordered as ever, also where there are none', () => {
    const blank = itemSpecSchema.parse({ item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 });
    expect(refused(blank, { hostImages: false, xinchuang: true })).toBeNull();
    expect(refused(itemSpecSchema.parse({ item: 'security-pack', grade: 2 }))).toBeNull();
  });
});
