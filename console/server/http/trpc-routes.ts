import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext, SignedIn } from '../context.ts';
import { httpStatusOf, refusalIn } from '../error-map.ts';
import { messageOf } from '../message.ts';
import { type AppRouter, appRouter } from '../router.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import { localeOf } from './locale.ts';
import type { ServerMetrics } from './metrics.ts';

export interface TrpcParts {
  readonly db: Context['db'];
  readonly usageCopy?: Context['usageCopy'];
  readonly now: () => Date;
  readonly sessions: Sessions;
  readonly metrics: ServerMetrics;
  readonly credentials: ServerContext['credentials'];
}

/** More calls than any page makes at once. */
const MAX_BATCH = 50;

function contextOf(parts: TrpcParts, request: FastifyRequest, reply: FastifyReply): ServerContext {
  let session: Promise<SignedIn | null> | null = null;
  return {
    db: parts.db,
    usageCopy: parts.usageCopy,
    now: parts.now(),
    traceId: request.id,
    locale: localeOf(request.headers['accept-language']),
    session: () => {
      session ??= parts.sessions.of(request, reply);
      return session;
    },
    log: request.log,
    metrics: parts.metrics,
    credentials: parts.credentials,
  };
}

/** The console's procedures at `/trpc`, batched. A mutation must come from our own page or from no browser at all. */
export async function trpcRoutes(app: FastifyInstance, parts: TrpcParts): Promise<void> {
  app.addHook('onRequest', async (request) => parts.sessions.requireSameOrigin(request, { consoleHeader: true }));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    const message = messageOf(refusal, localeOf(request.headers['accept-language']));
    const data = {
      httpStatus: httpStatusOf(refusal.code),
      code: refusal.code,
      facts: refusal.facts,
      traceId: request.id,
    };
    return reply.code(data.httpStatus).send({ error: { message, code: -32_603, data } });
  });
  const options: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      // Queries may come by POST: an order file of a megabyte fits into no address.
      allowMethodOverride: true,
      maxBatchSize: MAX_BATCH,
      createContext: ({ req, res }) => contextOf(parts, req, res),
      responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
    },
  };
  await app.register(fastifyTRPCPlugin<AppRouter>, options);
}
