import { z } from 'zod';
import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { nodeByCertificate } from './node-store.ts';

/**
 * The agent behind a client certificate that TLS has verified. CERTIFICATE_INVALID when we never issued it or its time is
 * over, CERTIFICATE_REVOKED when it was taken back: TLS alone can't know that.
 */
export const identifyNode = query({
  allow: ['job'],
  input: z.strictObject({ fingerprint: z.instanceof(Buffer) }),
  async read({ ctx, tx }, { fingerprint }): Promise<Extract<Actor, { kind: 'agent' }>> {
    const node = await nodeByCertificate(tx, fingerprint);
    if (!node || node.notAfter <= ctx.now) throw new DomainError('CERTIFICATE_INVALID');
    if (node.revokedAt) throw new DomainError('CERTIFICATE_REVOKED', { revokedAt: node.revokedAt.toISOString() });
    return { kind: 'agent', nodeId: node.nodeId, cloudId: node.cloudId, name: node.name };
  },
});
