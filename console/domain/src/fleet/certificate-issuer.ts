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
