import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type ApiParts, apiRoutes } from '../api/api-routes.ts';
import { BODY_LIMIT_MB } from '../error-map.ts';
import { cookieNames } from '../sign-in/cookies.ts';
import { type EmbeddedParts, mountEmbedded } from '../sign-in/embedded/mount.ts';
import type { IdentityProvider } from '../sign-in/identity-provider.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import { makeSessions } from '../sign-in/sessions.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { endConnections } from './end-connections.ts';
import { exportRoutes } from './export-routes.ts';
import { healthRoutes } from './health-routes.ts';
import type { ServerMetrics } from './metrics.ts';
import { openDataRoutes } from './open-data-routes.ts';
import { sendFailure } from './send-failure.ts';
import { type TrpcParts, trpcRoutes } from './trpc-routes.ts';
import { webRoutes } from './web-routes.ts';

export interface AppParts {
  readonly db: Context['db'];
  readonly usageCopy?: Context['usageCopy'];
  readonly printer?: Context['printer'];
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  readonly publicUrl: URL;
  readonly identity: IdentityProvider;
  readonly embedded: EmbeddedParts | null;
  readonly metrics: ServerMetrics;
  readonly metricsToken: string | undefined;
  readonly ready: () => Promise<void>;
  readonly rateLimit: number;
  readonly trustedProxies: readonly string[];
  readonly webRoot: string;
  readonly credentials: TrpcParts['credentials'];
  readonly apiSignIn: ApiParts['signIn'];
  /** Calls of the API a minute by one key or one person. */
  readonly apiRateLimit: ApiParts['limit'];
}

/** How long an answer may take that is under way as the server stops: less than its supervisor waits for it. */
const CLOSING_GRACE_MS = 20_000;

async function registerGuards(app: FastifyInstance, parts: AppParts): Promise<void> {
  const https = parts.publicUrl.protocol === 'https:';
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles into <style> elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // With no-referrer a browser would send our own forms with `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
  });
  await app.register(rateLimit, { max: parts.rateLimit, timeWindow: '1 minute' });
  await app.register(cookie);
}

function observe(app: FastifyInstance, metrics: ServerMetrics): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-trace-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
}

/** The console's HTTP server, not listening yet. Everything it touches comes in `parts`. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.log,
    bodyLimit: BODY_LIMIT_MB * 1_024 * 1_024,
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    // Our own, never the caller's: it stands in audit rows.
    genReqId: () => randomBytes(16).toString('hex'),
    routerOptions: { maxParamLength: 5_000 },
    // Counted in metrics, not logged: refusals have their audit row, faults are logged where they are mapped.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    forceCloseConnections: 'idle',
  });
  const endAll = endConnections(app.server, CLOSING_GRACE_MS);
  app.addHook('preClose', async () => endAll());
  app.setErrorHandler(sendFailure);
  await registerGuards(app, parts);
  observe(app, parts.metrics);
  const cookies = cookieNames(parts.publicUrl.protocol === 'https:');
  const sessions = makeSessions({ db: parts.db, now: parts.now, cookies, publicUrl: parts.publicUrl });
  await app.register(healthRoutes, parts);
  await app.register(signInRoutes, { identity: parts.identity, sessions, cookies, publicUrl: parts.publicUrl });
  if (parts.embedded) await mountEmbedded(app, parts.embedded);
  const { db, usageCopy, printer, now, metrics, credentials } = parts;
  await app.register(openDataRoutes, { db, now });
  await app.register(attachmentRoutes, { db, now, sessions });
  await app.register(exportRoutes, { db, printer, now, sessions });
  await app.register(trpcRoutes, { db, usageCopy, now, sessions, metrics, credentials });
  const { identity, publicUrl, apiRateLimit: limit, apiSignIn: signIn } = parts;
  await app.register(apiRoutes, {
    db,
    usageCopy,
    printer,
    now,
    metrics,
    credentials,
    identity,
    publicUrl,
    limit,
    signIn,
  });
  await webRoutes(app, parts.webRoot);
  return app;
}
