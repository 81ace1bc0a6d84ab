import { randomUUID } from 'node:crypto';
import type { ClickHouse } from '@zhengyun/db/clickhouse.ts';
import type { Database } from '@zhengyun/db/connect.ts';
import type { ServerAllowList } from '@zhengyun/domain/clouds/kubeconfig-rules.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { SecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import type { PluginHost } from '@zhengyun/engine/plugin-host/plugin-host.ts';
import type { Logger } from 'pino';
import type { WorkerEnv } from './env.ts';
import type { MailServer } from './mail/mail-server.ts';
import type { WorkerMetrics } from './metrics.ts';

/** What a worker needs to send mail. */
export interface Post {
  readonly server: MailServer;
  /** The console's own address, for the links in mails. */
  readonly console: URL;
}

/** Where webhooks may be sent to, and who vouches for receivers. */
export interface WebhookRule {
  readonly allowed: ServerAllowList;
  /** PEM of authorities beside the public ones. */
  readonly ca: string | null;
}

/** What every handler and loop of one worker process shares. */
export interface Worker {
  readonly env: WorkerEnv;
  readonly db: Database;
  /** The copy of usage that months are metered from; undefined: they are metered from `db`. */
  readonly usageCopy?: ClickHouse | undefined;
  readonly secrets: SecretStore;
  readonly log: Logger;
  readonly metrics: WorkerMetrics;
  /** Serves provider and policies to every engine run of this process. */
  readonly plugins: PluginHost;
  readonly webhooks: WebhookRule;
  /** Null: this installation sends no mail. */
  readonly post: Post | null;
  /** This process, as the holder of leases. */
  readonly holder: string;
  /** The only clock; injected, so that tests can set it. */
  readonly now: () => Date;
  /** Aborted when the process is asked to stop. */
  readonly stopping: AbortSignal;
}

/** A context for the verbs that `task` calls; each call of `at` has the instant of that call. */
export interface JobContext {
  readonly at: () => Context;
}

/** Contexts of one run of a background job: one trace, and the clock read anew for each verb. */
export function jobContext({ db, now, usageCopy }: Pick<Worker, 'db' | 'now' | 'usageCopy'>, task: string): JobContext {
  const traceId = randomUUID();
  return { at: () => ({ actor: { kind: 'job', task }, now: now(), db, usageCopy, traceId }) };
}
