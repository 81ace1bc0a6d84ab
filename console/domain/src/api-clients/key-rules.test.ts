import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfSecret, isSecretOf, keyOf, readKey, writeKey } from './key-rules.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('a key', () => {
  it('reads back as it was written, whatever its bytes', () => {
    fc.assert(
      fc.property(bytes(12), bytes(32), (prefix, secret) => {
        const key = keyOf(prefix, secret);
        expect(readKey(writeKey(key))).toEqual(key);
        expect(isSecretOf(key.secret, hashOfSecret(key.secret))).toBe(true);
      }),
    );
  });

  it('is no other key’s secret, and no secret is that of a key that is not there', () => {
    const [one, other] = [keyOf(new Uint8Array(12), new Uint8Array(32)), 'B'.repeat(43)];
    expect(isSecretOf(other, hashOfSecret(one.secret))).toBe(false);
    expect(isSecretOf(one.secret, null)).toBe(false);
  });

  it.each(['', 'zy_', 'zy_abc_def', `zy_${'a'.repeat(12)}_${'b'.repeat(42)}`, `zyj_${'a'.repeat(43)}`, 'zy_\0'])(
    'has a form that %j has not',
    (text) => {
      expect(readKey(text)).toBeNull();
    },
  );
});
