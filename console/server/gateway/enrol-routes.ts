import { enrolNodeWith } from '@zhengyun/domain/fleet/enrol-node.ts';
import { renewCertificateWith } from '@zhengyun/domain/fleet/renew-certificate.ts';
import type { Actor } from '@zhengyun/domain/verb/actor.ts';
import { ENROL_PATH, RENEW_PATH } from '@zhengyun/protocol/headers.ts';
import type { enrolRequestSchema, renewRequestSchema } from '@zhengyun/protocol/messages.ts';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { GatewayParts } from './gateway-app.ts';
import { identifyPeer } from './identify-peer.ts';

/** A node joins once; whoever asks more often is guessing tokens. */
const ENROLMENTS = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const JOINING: Actor = { kind: 'job', task: 'gateway' };

/** `POST /enrol` with a join token and no certificate, `POST /renew` with the certificate of now. */
export async function enrolRoutes(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  const enrolNode = enrolNodeWith(parts.authority);
  const renewCertificate = renewCertificateWith(parts.authority);
  const contextOf = (traceId: string, actor: Actor) => ({ actor, now: parts.now(), db: parts.db, traceId });
  app.post(ENROL_PATH, { config: ENROLMENTS }, async (request, reply) => {
    const answer = await enrolNode(contextOf(request.id, JOINING), request.body as z.input<typeof enrolRequestSchema>);
    return reply.code(201).send(answer);
  });
  app.post(RENEW_PATH, { config: ENROLMENTS }, async (request, reply) => {
    const agent = await identifyPeer(request, contextOf(request.id, JOINING));
    const answer = await renewCertificate(
      contextOf(request.id, agent),
      request.body as z.input<typeof renewRequestSchema>,
    );
    return reply.code(201).send(answer);
  });
}
