import { describe, expect, it } from 'vitest';
import {
  decodeProperties,
  encodeProperties,
  isKnown,
  type PropertyMap,
  reveal,
  Secret,
  UNKNOWN,
} from './property-value.ts';
import { isPatchResource, parseApiVersion, parseTypeToken, parseUrn } from './urn.ts';

const SIGNATURE = '4dabf18193072939515e22adb298388d';

describe('values on the wire', () => {
  it('keep secrets and unknowns, there and back', () => {
    const properties: PropertyMap = { a: new Secret({ b: 'c' }), d: [UNKNOWN, 1, null], e: { f: true } };
    expect(decodeProperties(encodeProperties(properties))).toEqual(properties);
  });

  it('of every unknown type are unknown', () => {
    expect(decodeProperties({ a: '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2' })).toEqual({ a: UNKNOWN });
  });

  it('that are outputs become their value, secret or unknown as they say', () => {
    const output = { [SIGNATURE]: 'd0e6a833031e9bbcd3f4e8bde6ca49a4' };
    expect(decodeProperties({ a: output, b: { ...output, value: 1, secret: true } })).toEqual({
      a: UNKNOWN,
      b: new Secret(1),
    });
  });

  it('that are assets are refused', () => {
    expect(() => decodeProperties({ a: { [SIGNATURE]: 'c44067f5952c0a294b673a41bacd8c17' } })).toThrow(/assets/);
  });

  it('are known when nothing in them is still to come', () => {
    expect(isKnown(reveal({ a: [{ b: new Secret(UNKNOWN) }] }))).toBe(false);
    expect(isKnown(reveal({ a: [{ b: new Secret('x') }] }))).toBe(true);
  });
});

describe('the names of resources', () => {
  it('are read from the URN, a parent and colons in the name notwithstanding', () => {
    const urn = 'urn:pulumi:dev::proj::zhengyun:tenancy:Base$kubernetes:core/v1:Namespace::a::b';
    expect(parseUrn(urn)).toEqual({ type: 'kubernetes:core/v1:Namespace', name: 'a::b' });
  });

  it('give group, version and kind', () => {
    expect(parseTypeToken('kubernetes:core/v1:Namespace')).toEqual({ group: '', version: 'v1', kind: 'Namespace' });
    expect(parseTypeToken('kubernetes:kubevirt.io/v1:VirtualMachine').group).toBe('kubevirt.io');
    expect(parseApiVersion('v1', 'Pod')).toEqual({ group: '', version: 'v1', kind: 'Pod' });
    expect(parseApiVersion('apps/v1', 'Deployment').group).toBe('apps');
  });

  it('that are not ours are refused', () => {
    expect(() => parseTypeToken('aws:s3/bucket:Bucket')).toThrow(/unrecognized resource type/);
    expect(() => parseTypeToken('kubernetes:odd:Thing')).toThrow(/does not have both a group and a version/);
  });

  it('tell a *Patch resource from the kind it patches', () => {
    const urn = (type: string) => `urn:pulumi:dev::p::kubernetes:core/v1:${type}::n`;
    expect(isPatchResource(urn('NamespacePatch'), 'Namespace')).toBe(true);
    expect(isPatchResource(urn('Namespace'), 'Namespace')).toBe(false);
  });
});
