import type { CertificateAnswer } from '@zhengyun/protocol/messages.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import type { CertificateIssuer } from './certificate-issuer.ts';
import { BACKDATE_MS, CERTIFICATE_MS } from './node-rules.ts';
import { insertCertificate } from './node-store.ts';
import { cloudOf } from './token-store.ts';

/** Has a certificate signed for the node and remembers it; part of enrolment and renewal. */
export async function issueCertificate(
  { ctx, tx }: VerbScope,
  issuer: CertificateIssuer,
  node: { readonly id: string; readonly name: string; readonly cloudId: string; readonly csr: string },
): Promise<CertificateAnswer> {
  const cloud = await cloudOf(tx, node.cloudId);
  if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud', id: node.cloudId });
  // X.509 counts whole seconds.
  const second = Math.floor(ctx.now.getTime() / 1_000) * 1_000;
  const notBefore = new Date(second - BACKDATE_MS);
  const notAfter = new Date(second + CERTIFICATE_MS);
  const subject = { nodeId: node.id, name: node.name, cloudSlug: cloud.slug, notBefore, notAfter };
  const { pem, ...issued } = await issuer.issue(node.csr, subject);
  await insertCertificate(tx, { nodeId: node.id, ...issued, notBefore, notAfter });
  return {
    nodeId: node.id,
    certificate: pem,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  };
}
