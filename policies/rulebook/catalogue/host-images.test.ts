import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../architecture.ts';
import { FLAVOURS } from './flavours.ts';
import { HOST_IMAGES, type HostImage, hostImageOf, imageFault, imagesFor } from './host-images.ts';

const DAY = '2026-11-02';
const anyPlace = fc.record({
  xinchuang: fc.boolean(),
  architecture: fc.constantFrom(null, ...ARCHITECTURES),
});

describe('the catalogue of images', () => {
  it('names each once, by a slug, with a path below the cloud’s own registry', () => {
    expect(new Set(HOST_IMAGES.map(({ code }) => code)).size).toBe(HOST_IMAGES.length);
    for (const { code, path, endOfSupport } of HOST_IMAGES) {
      expect(code).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])$/);
      // No host and no port: the first part of a reference with a dot or a colon in it would be another registry.
      expect(path).toMatch(/^os\/[a-z0-9-]+:[a-z0-9.-]+$/);
      if (endOfSupport !== null) expect(endOfSupport).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(hostImageOf(code)?.code).toBe(code);
    }
  });

  it('fits on the disk that every flavour comes with', () => {
    const smallest = Math.min(...FLAVOURS.map(({ systemDiskGb }) => systemDiskGb));
    for (const { code, minimumDiskGb } of HOST_IMAGES) expect(minimumDiskGb, code).toBeLessThanOrEqual(smallest);
  });

  it('has something for every kind of zone, and offers nothing that is refused', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const offered = imagesFor(place, DAY);
        expect(offered.length).toBeGreaterThan(0);
        for (const image of offered)
          expect(imageFault(image, place, { systemDiskGb: image.minimumDiskGb, day: DAY })).toBeNull();
        if (place.architecture !== null)
          expect(new Set(offered.map(({ architecture }) => architecture))).toEqual(new Set([place.architecture]));
        if (place.xinchuang) expect(offered.every(({ domestic }) => domestic)).toBe(true);
      }),
    );
  });

  it('offers ARM first in a 信创 zone and x86 first elsewhere, where nobody has said', () => {
    const first = (xinchuang: boolean) => imagesFor({ xinchuang, architecture: null }, DAY)[0]?.architecture;
    expect([first(true), first(false)]).toEqual(['arm64', 'amd64']);
  });
});

describe('an image', () => {
  const image: HostImage = { ...hostImageOf('ubuntu-24-04-amd64')!, endOfSupport: '2029-05-31', minimumDiskGb: 20 };
  const place = { xinchuang: false, architecture: 'amd64' } as const;
  const asked = { systemDiskGb: 100, day: DAY };
  it.each([
    ['is had where it fits', place, asked, null],
    ['is had where nobody says what the nodes run', { ...place, architecture: null }, asked, null],
    ['is had on its last day of support', place, { ...asked, day: '2029-05-31' }, null],
    ['is not had the day after', place, { ...asked, day: '2029-06-01' }, 'IMAGE_ENDED'],
    ['that is not domestic is not had in a 信创 zone', { ...place, xinchuang: true }, asked, 'IMAGE_NOT_DOMESTIC'],
    ['is not had on nodes of another kind', { ...place, architecture: 'arm64' }, asked, 'IMAGE_ARCHITECTURE'],
    ['is not had on a disk that is too small', place, { ...asked, systemDiskGb: 19 }, 'IMAGE_DISK_TOO_SMALL'],
  ] as const)('%s', (_, where, wanted, fault) => {
    expect(imageFault(image, where, wanted)).toBe(fault);
  });
});
