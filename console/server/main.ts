import { connect } from '@zhengyun/db/connect.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { readEnv } from './env.ts';
import { buildApp } from './http/app.ts';
import { makeMetrics } from './http/metrics.ts';
import { makeIdentity } from './identity.ts';

const env = readEnv();
const log = pino({ level: env.LOG_LEVEL, base: { part: 'server' } });
const db = connect(env.DATABASE_URL, { applicationName: 'zhengyun-server', maximum: env.DATABASE_CONNECTIONS });
const metrics = makeMetrics();
const now = (): Date => new Date();
const app = await buildApp({
  ...(await makeIdentity(env, db)),
  db,
  now,
  log,
  publicUrl: env.publicUrl,
  metrics,
  metricsToken: env.METRICS_TOKEN_FILE,
  ready: async () => {
    await sql`select 1`.execute(db);
  },
  rateLimit: env.RATE_LIMIT,
  trustedProxies: env.TRUSTED_PROXIES ?? [],
  webRoot: env.WEB_ROOT,
});

async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'stopping');
  await app.close();
  await db.destroy();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));

await app.listen({ host: env.HOST, port: env.PORT });
log.info({ url: env.publicUrl.href, mode: env.ZHENGYUN_MODE }, 'console is answering');
