import { readFileSync } from 'node:fs';
import type { WorkerEnv } from '../env.ts';
import type { WebhookRule } from '../worker-context.ts';

type Settings = Pick<WorkerEnv, 'ZHENGYUN_WEBHOOK_HOSTS' | 'ZHENGYUN_WEBHOOK_CA_FILE' | 'ZHENGYUN_MODE'>;

/** Where this installation's webhooks may go. Throws where the file of authorities can't be read: fails closed. */
export function readWebhookRule(env: Settings): WebhookRule {
  const { ZHENGYUN_WEBHOOK_CA_FILE: file } = env;
  return {
    allowed: { hosts: env.ZHENGYUN_WEBHOOK_HOSTS, loopback: env.ZHENGYUN_MODE === 'local' },
    ca: file === undefined ? null : readFileSync(file, 'utf8'),
  };
}
