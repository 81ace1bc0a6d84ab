import { createCipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretDigests } from './plan-secrets.ts';

const passphrase = 'correct horse battery staple';

/** Seals as the engine's passphrase manager does: AES-256-GCM, a new nonce each time, the tag at the end. */
function seal(plain: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString('base64')}:${sealed.toString('base64')}`;
}

test('equal secrets have one digest, in every run and under every salt; others differ', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const digestOf = (plain: string, key: Buffer) => secretDigests(passphrase, key)(seal(plain, key));
  const digests = [digestOf('"abc"', first), digestOf('"abc"', first), digestOf('"abc"', second)];
  expect(new Set(digests).size).toBe(1);
  expect(digestOf('"abd"', second)).not.toBe(digests[0]);
});

test('a ciphertext of an unknown form is refused, never hashed as it is', () => {
  expect(() => secretDigests(passphrase, randomBytes(32))('v2:whatever')).toThrow('not in the form');
});
