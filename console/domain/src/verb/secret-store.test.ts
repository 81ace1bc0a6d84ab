import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyFileSecretStore } from './secret-store.ts';

const store = keyFileSecretStore(randomBytes(32));

describe('a sealed secret', () => {
  it('opens where it was sealed and never looks the same twice', () => {
    expect(store.open('row/1', store.seal('row/1', '口令 pass'))).toBe('口令 pass');
    expect(store.seal('row/1', 'x').equals(store.seal('row/1', 'x'))).toBe(false);
  });

  it('does not open in another row, with another key, or with one bit changed', () => {
    const sealed = store.seal('row/1', 'x');
    const bent = Buffer.from(sealed);
    bent[20] = (bent[20] ?? 0) ^ 1;
    expect(() => store.open('row/2', sealed)).toThrow();
    expect(() => keyFileSecretStore(randomBytes(32)).open('row/1', sealed)).toThrow();
    expect(() => store.open('row/1', bent)).toThrow();
  });

  it('needs a whole key', () => {
    expect(() => keyFileSecretStore(randomBytes(31))).toThrow(/31 bytes where 32/);
  });
});
