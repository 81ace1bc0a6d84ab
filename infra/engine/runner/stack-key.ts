import { createCipheriv, createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { OperationSpec } from './contract.ts';

/** What the engine's passphrase manager does, of which its settings file is written and its plans are read. */
const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
const SALT_BYTES = 8;
const NONCE_BYTES = 12;
/** What it seals to know the passphrase again. */
const PROOF = 'pulumi';

/** The key that a stack's secrets are sealed with, and what its settings file says of it. */
export interface StackKey {
  readonly key: Buffer;
  /** `encryptionsalt` of the settings file; the same text for a stack in every run. */
  readonly encryptionSalt: string;
}

/**
 * The key of a stack, by a salt of the stack's own. Left to itself the engine draws a new salt for each run's settings file and then
 * derives two keys in every command, the state's and the file's: 0.15 s of processor time each. A salt need only differ from
 * stack to stack, as passphrases here do as well. The proof is sealed under a fixed nonce, which nothing else is: the engine draws
 * the others at random.
 */
export async function stackKey({ project, stack, passphrase }: OperationSpec): Promise<StackKey> {
  const salt = digestOf('salt', project, stack).subarray(0, SALT_BYTES);
  const key = await promisify(pbkdf2)(passphrase, salt, ROUNDS, KEY_BYTES, 'sha256');
  const nonce = digestOf('proof', project, stack).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(PROOF, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    key,
    encryptionSalt: `v1:${salt.toString('base64')}:v1:${nonce.toString('base64')}:${sealed.toString('base64')}`,
  };
}

function digestOf(...words: readonly string[]): Buffer {
  return createHash('sha256')
    .update(`zhengyun ${words.join('/')}`)
    .digest();
}
