import { readFileSync, statSync } from 'node:fs';
import { keyFileSecretStore, type SecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { CliEnv } from './env.ts';
import { UsageError } from './usage-error.ts';

/** The secret store over the key file. Throws when the file can be read by others than its owner: fails closed. */
export function openSecretStore(env: CliEnv): SecretStore {
  const path = env.ZHENGYUN_KEY_FILE;
  if (!path) throw new UsageError('ZHENGYUN_KEY_FILE is not set: give the file with the key that seals credentials');
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(`the key file ${path} can be read by others: run chmod 600 ${path}`);
  return keyFileSecretStore(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
}
