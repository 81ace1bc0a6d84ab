import { stat } from 'node:fs/promises';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { ServerContext } from './context.ts';
import type { ServerEnv } from './env.ts';
import { readPrivate } from './private-file.ts';

type Settings = Pick<
  ServerEnv,
  'ZHENGYUN_KEY_FILE' | 'ZHENGYUN_ALLOWED_SERVERS' | 'ZHENGYUN_WEBHOOK_HOSTS' | 'ZHENGYUN_MODE'
>;

/**
 * What this server seals clusters' credentials by; null without a key file: then they are given by command only. Its database
 * role may store a sealed credential and read none back. Throws when the file is missing or others may read it: fails closed.
 */
export async function credentialPorts(env: Settings): Promise<ServerContext['credentials']> {
  const path = env.ZHENGYUN_KEY_FILE;
  if (!path) return null;
  const key = await readPrivate(path);
  if (key === null) throw new Error(`there is no key file at ${path}: give the one that the worker has`);
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new Error(`the key file ${path} can be read by others: run chmod 600 ${path}`);
  const secrets = keyFileSecretStore(Buffer.from(key.trim(), 'hex'));
  const allowed = { hosts: env.ZHENGYUN_ALLOWED_SERVERS, loopback: env.ZHENGYUN_MODE === 'local' };
  return { secrets, allowed, webhookHosts: env.ZHENGYUN_WEBHOOK_HOSTS };
}
