import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { identifyNode } from '@zhengyun/domain/fleet/identify-node.ts';
import type { Actor } from '@zhengyun/domain/verb/actor.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { FastifyRequest } from 'fastify';

/**
 * The node at the other end, by its client certificate: verified against our authority by TLS, then looked up, since only the
 * database knows what was taken back. Refuses (CERTIFICATE_INVALID, CERTIFICATE_REVOKED) before a byte of the body is read.
 */
export async function identifyPeer(
  request: FastifyRequest,
  context: Context,
): Promise<Extract<Actor, { kind: 'agent' }>> {
  const socket = request.raw.socket as TLSSocket;
  const certificate = socket.authorized ? socket.getPeerCertificate().raw : undefined;
  if (!certificate) throw new DomainError('CERTIFICATE_INVALID');
  return identifyNode(context, { fingerprint: createHash('sha256').update(certificate).digest() });
}
