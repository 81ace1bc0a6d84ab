import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Printer } from '@zhengyun/domain/verb/printer.ts';
import type { ServerContext } from '@zhengyun/server/context.ts';
import { readEnv } from '@zhengyun/server/env.ts';
import { buildApp } from '@zhengyun/server/http/app.ts';
import { makeMetrics } from '@zhengyun/server/http/metrics.ts';
import { type Identity, makeIdentity } from '@zhengyun/server/identity.ts';
import { type Logger, pino } from 'pino';
import type { TestDatabase } from './database.ts';
import { type SampleProvince, sampleProvince } from './sample-province.ts';

/** A console that answers on loopback, on a database of its own with the sample province in it. */
export interface ConsoleServer {
  readonly url: URL;
  readonly province: SampleProvince;
  /** A folder that is removed with it. */
  readonly folder: string;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

export interface ConsoleServerOptions {
  /** Calls a minute by one caller of the API. */
  readonly apiRateLimit?: number;
  /** An empty, migrated database; absent: a test database of its own. */
  readonly database?: TestDatabase;
  readonly log?: Logger;
  /** What it seals secrets by, and where it may speak to; absent: nothing and nowhere. */
  readonly credentials?: ServerContext['credentials'];
  /** What prints its PDFs; absent: nothing. */
  readonly printer?: Printer;
  /** Its clock; absent: the system's. */
  readonly now?: () => Date;
  /** The built pages it serves; absent: none. */
  readonly webRoot?: string;
  /** Is told of each answer as it leaves. */
  readonly onAnswer?: (answer: { readonly method: string; readonly path: string; readonly status: number }) => void;
}

/** The embedded provider goes by the machine's clock: who signs in at a console of another time was asked then, for what asks again. */
function askedAt(now: () => Date, made: Identity): Identity {
  const { identity } = made;
  const answerOf: typeof identity.answerOf = async (answer, challenge) => {
    const vouched = await identity.answerOf(answer, challenge);
    return { ...vouched, authenticatedAt: now() };
  };
  return { ...made, identity: { ...identity, answerOf } };
}

/** Starts the console's own server, signing in by the embedded provider. */
export async function consoleServer(options: ConsoleServerOptions = {}): Promise<ConsoleServer> {
  const { apiRateLimit = 100_000, log = pino({ enabled: false }), now = () => new Date(), onAnswer } = options;
  const province = await sampleProvince(options.database);
  const folder = await mkdtemp(join(tmpdir(), 'console-server-'));
  const env = readEnv({
    DATABASE_URL: province.database.appUrl,
    ZHENGYUN_MODE: 'local',
    ZHENGYUN_DATA: folder,
    PORT: String(await freePort()),
    WEB_ROOT: options.webRoot ?? folder,
  });
  const identity = await makeIdentity(env, province.app);
  const app = await buildApp({
    ...(options.now ? askedAt(options.now, identity) : identity),
    db: province.app,
    printer: options.printer,
    now,
    log,
    publicUrl: env.publicUrl,
    metrics: makeMetrics(),
    metricsToken: undefined,
    ready: async () => undefined,
    rateLimit: 100_000,
    apiRateLimit,
    trustedProxies: [],
    webRoot: env.WEB_ROOT,
    credentials: options.credentials ?? null,
  });
  if (onAnswer)
    app.server.on('request', (request, response) => {
      const [path = ''] = (request.url ?? '').split('?');
      response.on('finish', () => onAnswer({ method: request.method ?? '', path, status: response.statusCode }));
    });
  await app.listen({ host: env.HOST, port: env.PORT });
  return {
    url: env.publicUrl,
    province,
    folder,
    async close() {
      await app.close();
      await province.drop();
      await rm(folder, { recursive: true });
    },
  };
}
