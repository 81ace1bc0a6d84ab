import { enrolRequestSchema } from '@zhengyun/protocol/messages.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { type CertificateIssuer, issueCertificate } from './certificate-store.ts';
import { refuseName, tokenHash } from './node-rules.ts';
import { holdsKey, isCertified, revokeCertificates, upsertNode } from './node-store.ts';
import { lockToken, markTokenUsed, type TokenRow } from './token-store.ts';

function requireUsable(token: TokenRow | null, now: Date): TokenRow {
  if (!token) throw new DomainError('TOKEN_INVALID');
  if (token.usedByNode === null && token.expiresAt <= now)
    throw new DomainError('TOKEN_EXPIRED', { expiredAt: token.expiresAt.toISOString() });
  return token;
}

/**
 * Lets a node join with its token and gives its first certificate. A name that joined before keeps its id; one that holds a live
 * certificate is refused (NODE_NAME_TAKEN, the node that has it goes on), unless the token was made for that node, which then loses
 * its old certificates. A used token is refused (TOKEN_USED), unless the same node asks again with the same key because the answer
 * never reached it.
 */
export const enrolNodeWith = (issuer: CertificateIssuer) =>
  command({
    event: 'fleet.node-enrolled',
    allow: ['job'],
    input: enrolRequestSchema,
    async act({ ctx, tx }, input) {
      const hash = tokenHash(input.token);
      const token = requireUsable(await lockToken(tx, hash), ctx.now);
      const { cloudId } = token;
      const node = { id: newId(ctx.now), cloudId, name: input.name, agentVersion: input.agentVersion, at: ctx.now };
      // Holds the name: of two who join under it at once, the second sees the first's certificate.
      const id = await upsertNode(tx, node);
      if (token.usedByNode === null) {
        const refusal = refuseName(token, { name: input.name, certified: await isCertified(tx, id, ctx.now) });
        if (refusal) throw new DomainError(refusal, { node: input.name });
      }
      if (token.usedByNode !== null) {
        const asksAgain = token.usedByNode === id && (await holdsKey(tx, id, await issuer.keyHashOf(input.csr)));
        if (!asksAgain) throw new DomainError('TOKEN_USED');
      }
      const revoked = await revokeCertificates(tx, id, ctx.now);
      const result = await issueCertificate({ ctx, tx }, issuer, { id, name: input.name, cloudId, csr: input.csr });
      await markTokenUsed(tx, hash, { nodeId: id, at: ctx.now });
      const detail = { name: input.name, cloudId, revoked, notAfter: result.notAfter };
      return { result, audit: { object: { kind: 'node', id }, detail } };
    },
  });
