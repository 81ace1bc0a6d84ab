import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../env.ts';
import type { ServerMetrics } from './metrics.ts';

export interface HealthParts {
  readonly metrics: ServerMetrics;
  readonly metricsToken: string | undefined;
  /** Rejects while the server can't do its work. */
  readonly ready: () => Promise<void>;
}

/** Loopback callers that no proxy forwarded for, or bearers of the token. Fails closed. */
function mayScrape(request: FastifyRequest, token: string | undefined): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  if (!forwarded && isLoopback(request.socket.remoteAddress ?? '')) return true;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** `/healthz`: the process answers. `/readyz`: it reaches its database too. `/metrics`: its own figures. */
export async function healthRoutes(app: FastifyInstance, parts: HealthParts): Promise<void> {
  const unlimited = { config: { rateLimit: false as const } };
  app.get('/healthz', unlimited, async () => ({ ok: true }));
  app.get('/readyz', unlimited, async (request, reply) => {
    try {
      await parts.ready();
      return { ok: true };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ ok: false, reason: 'database' });
    }
  });
  app.get('/metrics', unlimited, async (request, reply) => {
    if (!mayScrape(request, parts.metricsToken)) return reply.code(403).send({ code: 'ROLE_MISSING' });
    return reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics());
  });
}
