import { readFileSync, statSync } from 'node:fs';
import { keyFileSecretStore, type SecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { CliEnv } from './env.ts';
import { UsageError } from './usage-error.ts';

/** The key in the key file. Throws when the file can be read by others than its owner: fails closed. */
export function readKey(env: CliEnv): Buffer {
  const path = env.ZHENGYUN_KEY_FILE;
  if (!path) throw new UsageError('ZHENGYUN_KEY_FILE is not set: give the file with the key that seals credentials');
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(`the key file ${path} can be read by others: run chmod 600 ${path}`);
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}

/** The secret store over the key file. */
export function openSecretStore(env: CliEnv): SecretStore {
  return keyFileSecretStore(readKey(env));
}
