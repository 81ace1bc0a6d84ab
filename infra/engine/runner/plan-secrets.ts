import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;
const TAG_BYTES = 16;

/**
 * Keyed digests of the secrets in one stack's plan file. The engine's passphrase manager seals each value with a new
 * nonce, so ciphertexts of equal values differ; the plain value's HMAC-SHA256 does not. The HMAC key comes from the
 * passphrase alone, so digests outlive a change of the stack's salt. `key` is what the values are sealed with.
 */
export function secretDigests(passphrase: string, key: Buffer): (ciphertext: string) => string {
  const digestKey = Buffer.from(hkdfSync('sha256', passphrase, '', 'zhengyun canonical plan', KEY_BYTES));
  return (ciphertext) => createHmac('sha256', digestKey).update(open(ciphertext, key)).digest('hex');
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
