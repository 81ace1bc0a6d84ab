import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOfClaim, claimsOf, diskClassOf, wholeGbOf } from './taken-over-rules.ts';

describe('the size of a volume that was taken over', () => {
  it.each([
    ['0', 0n],
    ['1', 1n],
    ['10Gi', 10n],
    ['1.5Gi', 2n],
    ['512Mi', 1n],
    ['1Ti', 1024n],
    ['10G', 10n],
    ['1073741824', 1n],
    ['1073741825', 2n],
    ['3e9', 3n],
    ['3E9', 3n],
    ['2E', 1862645150n],
    ['128974848000m', 1n],
  ])('%s is %d GB', (quantity, gb) => expect(wholeGbOf(quantity)).toBe(gb));

  it('is never counted smaller than it is, and never a whole GB larger', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 62n }), (bytes) => {
        const counted = wholeGbOf(bytes.toString()) * 2n ** 30n;
        return counted >= bytes && counted < bytes + 2n ** 30n;
      }),
    );
  });

  it('is refused when it is none', () => expect(() => wholeGbOf('ten')).toThrow(/no quantity/));
});

describe('the class of a volume that was taken over', () => {
  it.each([
    ['zy-guangzhou-fast', 'fast'],
    ['zy-guangzhou-ordinary', 'ordinary'],
    ['zy-very-fast-ordinary', 'ordinary'],
    ['ceph-ssd-fast', 'ordinary'],
    [undefined, 'ordinary'],
  ])('of storage class %s is %s', (name, expected) => expect(diskClassOf(name)).toBe(expected));

  it('decides which dimension it takes of', () => {
    const claim = (storageClassName: string) => ({ storageClassName, resources: { requests: { storage: '20Gi' } } });
    expect(amountsOfClaim(claim('zy-a-fast'))).toEqual({ 'disk-fast-gb': 20n });
    expect(amountsOfClaim(claim('zy-a-ordinary'))).toEqual({ 'disk-ordinary-gb': 20n });
    expect(amountsOfClaim({})).toEqual({});
  });
});

it('counts the volumes alone of all that a tenancy took over', () => {
  const spec = { resources: { requests: { storage: '1Gi' } } };
  const adopted = {
    objects: [
      { kind: 'ResourceQuota', spec: {} },
      { kind: 'PersistentVolumeClaim', spec },
    ],
  };
  expect(claimsOf(adopted)).toEqual([spec]);
  expect(claimsOf(null)).toEqual([]);
});
