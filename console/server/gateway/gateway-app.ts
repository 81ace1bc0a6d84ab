import { randomBytes } from 'node:crypto';
import type { Server } from 'node:https';
import rateLimit from '@fastify/rate-limit';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ServerMetrics } from '../http/metrics.ts';
import type { Authority } from './authority.ts';
import { enrolRoutes } from './enrol-routes.ts';
import type { Forward } from './forward.ts';
import { sendRefusal } from './refusals.ts';
import { writeRoute } from './write-route.ts';

export interface GatewayParts {
  readonly db: Context['db'];
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  readonly authority: Authority;
  /** Names and addresses by which nodes reach the gateway. */
  readonly names: readonly string[];
  readonly metrics: ServerMetrics;
  readonly forward: Forward;
}

/** Calls a minute from one address: a node that catches up sends several batches a second. */
const RATE = 3_000;
/** How often the gateway's own certificate is made anew; it is valid much longer. */
const RENEW_MS = 7 * 24 * 3_600_000;

/**
 * The agents' door: a TLS port of its own, where only our authority's client certificates count. A caller without one gets as
 * far as `/enrol`. Not listening yet.
 */
export async function buildGateway(parts: GatewayParts): Promise<FastifyInstance> {
  const identity = () => parts.authority.serverIdentity(parts.names, parts.now());
  const { key, certificate } = await identity();
  const trust = { ca: parts.authority.certificate, minVersion: 'TLSv1.3' } as const;
  const app = fastify({
    https: { ...trust, key, cert: certificate, requestCert: true, rejectUnauthorized: false },
    loggerInstance: parts.log,
    genReqId: () => randomBytes(16).toString('hex'),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  const renewal = setInterval(() => {
    const renew = async (): Promise<void> => {
      const next = await identity();
      (app.server as unknown as Server).setSecureContext({ ...trust, key: next.key, cert: next.certificate });
    };
    renew().catch((error: unknown) =>
      parts.log.error({ err: error }, 'the gateway’s certificate could not be renewed'),
    );
  }, RENEW_MS);
  renewal.unref();
  app.addHook('onClose', async () => clearInterval(renewal));
  app.setErrorHandler(sendRefusal);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'INPUT_INVALID', message: 'there is nothing here', traceId: request.id }),
  );
  await app.register(rateLimit, { max: RATE, timeWindow: '1 minute' });
  await app.register(enrolRoutes, parts);
  await app.register(writeRoute, parts);
  return app;
}
