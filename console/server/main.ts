import { mkdir, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { openClickHouse } from '@zhengyun/db/clickhouse.ts';
import { connect } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { pino } from 'pino';
import { credentialPorts } from './credential-ports.ts';
import { readEnv } from './env.ts';
import { openAuthority } from './gateway/authority.ts';
import { forwardTo } from './gateway/forward.ts';
import { buildGateway } from './gateway/gateway-app.ts';
import { buildApp } from './http/app.ts';
import { makeMetrics } from './http/metrics.ts';
import { makeIdentity } from './identity.ts';
import { chromiumPrinter } from './print/chromium-printer.ts';

const env = readEnv();
const log = pino({ level: env.LOG_LEVEL, base: { part: 'server' } });
const db = connect(env.DATABASE_URL, { applicationName: 'zhengyun-server', maximum: env.DATABASE_CONNECTIONS });
const now = (): Date => new Date();
const metrics = makeMetrics();

await mkdir(env.ZHENGYUN_DATA, { recursive: true, mode: 0o700 });
const authority = await openAuthority(env.ZHENGYUN_DATA, now());
await writeFile(env.gatewayCaFile, authority.certificate);

const printerOf = (path: string) =>
  chromiumPrinter({ path, onFailure: (error) => log.error({ err: error }, 'a page was not printed') });
const app = await buildApp({
  ...(await makeIdentity(env, db)),
  db,
  usageCopy: env.METERING_URL === undefined ? undefined : openClickHouse(env.METERING_URL),
  printer: env.CHROMIUM_PATH === undefined ? undefined : printerOf(env.CHROMIUM_PATH),
  now,
  log,
  publicUrl: env.publicUrl,
  metrics,
  metricsToken: env.METRICS_TOKEN_FILE,
  ready: () => withTransaction(db, { kind: 'all' }, async () => undefined),
  rateLimit: env.RATE_LIMIT,
  apiRateLimit: env.API_RATE_LIMIT,
  trustedProxies: env.TRUSTED_PROXIES ?? [],
  webRoot: env.WEB_ROOT,
  credentials: await credentialPorts(env),
});
const forward = env.METRICS_URL ? forwardTo(env.METRICS_URL, log) : () => undefined;
const gateway = await buildGateway({ db, now, log, authority, names: env.GATEWAY_NAMES, metrics, forward });

async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'stopping');
  await Promise.all([app.close(), gateway.close()]);
  await db.destroy();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));

await gateway.listen({ host: env.GATEWAY_HOST, port: env.GATEWAY_PORT });
await app.listen({ host: env.HOST, port: env.PORT });
log.info({ url: env.publicUrl.href, mode: env.ZHENGYUN_MODE, gatewayPort: env.GATEWAY_PORT }, 'console is answering');
// With NODE_COMPILE_CACHE set: for the next start, however this life ends.
flushCompileCache();
