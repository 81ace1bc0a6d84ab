import { describe, expect, it } from 'vitest';
import { type PlainObject, UNKNOWN } from '../protocol/property-value.ts';
import { adoptAutoname, assignAutoname } from './autoname.ts';

const unnamed = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels: { a: 'b' } } };
const seed = new Uint8Array([1, 2, 3]);

describe('a resource without a name', () => {
  it('is named after the resource with eight hex digits, and marked', () => {
    expect(assignAutoname(unnamed, 'tenant', { seed, naming: { mode: 'default' } })).toEqual({
      ...unnamed,
      metadata: {
        labels: { a: 'b' },
        name: expect.stringMatching(/^tenant-[0-9a-f]{8}$/),
        annotations: { 'pulumi.com/autonamed': 'true' },
      },
    });
  });

  it('gets the same name from the same seed, so that a saved plan keeps it', () => {
    const name = () => assignAutoname(unnamed, 'tenant', { seed, naming: { mode: 'default' } }).metadata;
    expect(name()).toEqual(name());
    expect(assignAutoname(unnamed, 'other', { seed, naming: { mode: 'default' } }).metadata).not.toEqual(name());
  });

  it('gets another name each time without a seed', () => {
    const name = () =>
      assignAutoname(unnamed, 'tenant', { seed: new Uint8Array(), naming: { mode: 'default' } }).metadata;
    expect(name()).not.toEqual(name());
  });

  it('takes the name that the engine proposes', () => {
    const named = assignAutoname(unnamed, 'tenant', { seed, naming: { mode: 'use', name: 'by-rule' } });
    expect(named.metadata).toMatchObject({ name: 'by-rule', annotations: { 'pulumi.com/autonamed': 'true' } });
  });

  it('is refused where the engine demands names', () => {
    expect(() => assignAutoname(unnamed, 'tenant', { seed, naming: { mode: 'disabled' } })).toThrow(/metadata.name/);
  });

  it('keeps the name it was given when it was made', () => {
    const old = { metadata: { name: 'tenant-33cbfabd', annotations: { 'pulumi.com/autonamed': 'true' } } };
    expect(adoptAutoname(unnamed, old).metadata).toMatchObject({ name: 'tenant-33cbfabd' });
  });

  it('does not take over a name that was given by the program before', () => {
    expect(adoptAutoname(unnamed, { metadata: { name: 'given' } })).toBe(unnamed);
  });
});

describe('a resource with a name', () => {
  it.each(['given', UNKNOWN] as const)('keeps it, known or still to come', (name) => {
    const named: PlainObject = { metadata: { name } };
    expect(assignAutoname(named, 'tenant', { seed, naming: { mode: 'disabled' } })).toBe(named);
  });
});
