import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Seals secrets before they reach the database (kubeconfig credentials, stack passphrases). `context` binds a sealed value
 * to its row, e.g. `cloud_credential/<cloud id>/cloud`: a value moved to another row does not open.
 */
export interface SecretStore {
  readonly keyId: string;
  seal(context: string, plain: string): Buffer;
  /** Throws when the key, the context or a single byte is not what it was. */
  open(context: string, sealed: Buffer): string;
}

const NONCE = 12;
const TAG = 16;

/** SecretStore over one 32-byte key that lives in a file outside the database (AES-256-GCM; nonce ‖ tag ‖ ciphertext). */
export function keyFileSecretStore(key: Buffer): SecretStore {
  if (key.length !== 32)
    throw new Error(
      `the key file holds ${key.length} bytes where 32 are needed: restore it from its backup, a new key can't open what is sealed`,
    );
  return {
    keyId: createHash('sha256').update('zhengyun key id').update(key).digest('hex').slice(0, 16),
    seal(context, plain) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(context, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    },
  };
}
