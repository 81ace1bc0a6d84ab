import { renewRequestSchema } from '@zhengyun/protocol/messages.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { type CertificateIssuer, issueCertificate } from './certificate-store.ts';

/** Gives the calling node its next certificate. The one it called with stays good until it ends, so a lost answer costs nothing. */
export const renewCertificateWith = (issuer: CertificateIssuer) =>
  command({
    event: 'fleet.certificate-renewed',
    allow: ['agent'],
    input: renewRequestSchema,
    async act({ ctx, tx }, { csr }) {
      if (ctx.actor.kind !== 'agent') throw new DomainError('ROLE_MISSING', { needed: ['agent'] });
      const { nodeId, cloudId, name } = ctx.actor;
      const result = await issueCertificate({ ctx, tx }, issuer, { id: nodeId, name, cloudId, csr });
      return { result, audit: { object: { kind: 'node', id: nodeId }, detail: { notAfter: result.notAfter } } };
    },
  });
