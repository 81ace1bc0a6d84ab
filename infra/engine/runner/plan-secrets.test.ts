import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretDigests } from './plan-secrets.ts';

const passphrase = 'correct horse battery staple';

/** Seals as the engine's passphrase manager does: AES-256-GCM, a new nonce each time, the tag at the end. */
function sealer(salt: Buffer) {
  const key = pbkdf2Sync(passphrase, salt, 1_000_000, 32, 'sha256');
  return (plain: string) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString('base64')}:${sealed.toString('base64')}`;
  };
}

test('equal secrets have one digest, in every run and under every salt; others differ', () => {
  const runs = [randomBytes(8), randomBytes(8)].map((salt) => ({
    seal: sealer(salt),
    digestOf: secretDigests(passphrase, `v1:${salt.toString('base64')}:v1:x:y`),
  }));
  const [first, second] = runs as [(typeof runs)[number], (typeof runs)[number]];
  const digests = [
    first.digestOf(first.seal('"abc"')),
    first.digestOf(first.seal('"abc"')),
    second.digestOf(second.seal('"abc"')),
  ];
  expect(new Set(digests).size).toBe(1);
  expect(second.digestOf(second.seal('"abd"'))).not.toBe(digests[0]);
});

test('a ciphertext of an unknown form is refused, never hashed as it is', () => {
  const digestOf = secretDigests(passphrase, `v1:${randomBytes(8).toString('base64')}:v1:x:y`);
  expect(() => digestOf('v2:whatever')).toThrow('not in the form');
});
