import { describe, expect, it } from 'vitest';
import { Secret } from '../protocol/property-value.ts';
import { withSecrecyOf } from './secrecy.ts';

describe('secrecy carried from inputs to outputs', () => {
  it('marks a leaf and leaves what lies beside it readable', () => {
    const outs = withSecrecyOf({ spec: { a: 'x', b: 'y' } }, { spec: { a: new Secret('x'), b: 'y' } });
    expect(outs).toEqual({ spec: { a: new Secret('x'), b: 'y' } });
  });

  it('marks a whole array when one item in it is secret', () => {
    expect(withSecrecyOf({ args: ['a', 'b'] }, { args: ['a', new Secret('b')] })).toEqual({
      args: new Secret(['a', 'b']),
    });
  });

  it('marks data and stringData of a Secret without being asked', () => {
    const outs = withSecrecyOf({ kind: 'Secret', data: { a: 'YQ==' }, stringData: { b: 'c' } }, {});
    expect(outs).toEqual({ kind: 'Secret', data: new Secret({ a: 'YQ==' }), stringData: new Secret({ b: 'c' }) });
  });

  it('marks nothing twice', () => {
    const marked = { a: new Secret('x') };
    expect(withSecrecyOf(marked, marked)).toEqual(marked);
  });
});
