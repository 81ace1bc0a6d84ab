import { isIP } from 'node:net';
import type { Logger } from 'pino';
import type { WorkerEnv } from '../env.ts';
import type { Post } from '../worker-context.ts';
import { smtpMailServer } from './smtp-mail-server.ts';

/** The mail server of this installation; null, and said so, where none is set: people are then told on screen alone. */
export function startPost(env: Pick<WorkerEnv, 'SMTP_URL' | 'MAIL_FROM' | 'CONSOLE_URL'>, log: Logger): Post | null {
  const { SMTP_URL: url, MAIL_FROM: from, CONSOLE_URL: address } = env;
  if (!url || !from || !address) {
    log.info('no mail is sent: SMTP_URL is not set; people are told on screen alone');
    return null;
  }
  const { hostname } = new URL(url);
  const plainAllowed =
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
  return { server: smtpMailServer({ url, from, plainAllowed }), console: new URL(address) };
}
