import { createDecipheriv, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';

const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
const TAG_BYTES = 16;

/**
 * Keyed digests of the secrets in one stack's plan file. The engine's passphrase manager seals each value with a new
 * nonce, so ciphertexts of equal values differ; the plain value's HMAC-SHA256 does not. The HMAC key comes from the
 * passphrase alone: each run has a salt of its own. `salt` is `encryptionsalt` of the stack's settings file.
 * Deriving the key takes a good part of a second, so it waits for the first ciphertext.
 */
export function secretDigests(passphrase: string, salt: string): (ciphertext: string) => string {
  let key: Buffer | undefined;
  const digestKey = Buffer.from(hkdfSync('sha256', passphrase, '', 'zhengyun canonical plan', KEY_BYTES));
  return (ciphertext) => {
    key ??= pbkdf2Sync(passphrase, saltBytes(salt), ROUNDS, KEY_BYTES, 'sha256');
    return createHmac('sha256', digestKey).update(open(ciphertext, key)).digest('hex');
  };
}

function saltBytes(salt: string): Buffer {
  const [version, encoded] = salt.split(':');
  if (version !== 'v1' || !encoded) throw new Error(`encryption salt is of version ${version}, and only v1 is known`);
  return Buffer.from(encoded, 'base64');
}

function open(ciphertext: string, key: Buffer): Buffer {
  const [version, nonce, sealed] = ciphertext.split(':');
  if (version !== 'v1' || !nonce || !sealed)
    throw new Error('a secret in the plan file is not in the form v1:nonce:ciphertext');
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
}
