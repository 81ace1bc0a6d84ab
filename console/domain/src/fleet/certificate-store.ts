import type { CertificateAnswer } from '@zhengyun/protocol/messages.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { BACKDATE_MS, CERTIFICATE_MS } from './node-rules.ts';
import { insertCertificate } from './node-store.ts';
import { cloudOf } from './token-store.ts';

/** What is issued to a node; the private key stays where it was made. */
export interface IssuedCertificate {
  readonly pem: string;
  readonly serial: string;
  /** SHA-256 over the certificate's DER. */
  readonly fingerprint: Buffer;
  /** SHA-256 over the public key's SPKI. */
  readonly publicKeyHash: Buffer;
}

export interface CertificateSubject {
  readonly nodeId: string;
  readonly name: string;
  readonly cloudSlug: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Port to the authority that signs nodes' certificates; the gateway owns it. */
export interface CertificateIssuer {
  /** SHA-256 over the SPKI of the key that asks; refuses like `issue`. */
  keyHashOf(csrPem: string): Promise<Buffer>;
  /** Refuses (INPUT_INVALID, field `csr`) a request that is malformed, not signed by its own key, or not ECDSA P-256. */
  issue(csrPem: string, subject: CertificateSubject): Promise<IssuedCertificate>;
}

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
