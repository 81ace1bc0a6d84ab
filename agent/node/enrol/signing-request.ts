const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** A fresh P-256 key (PEM, PKCS #8) and a request to have it certified. The console decides what the certificate says. */
export async function makeSigningRequest(name: string): Promise<{ key: string; csr: string }> {
  // Loaded here and not at the top: some 25 MB that a node needs once a week. tsyringe inside looks for the polyfill.
  await import('reflect-metadata');
  const { PemConverter, Pkcs10CertificateRequestGenerator } = await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: { ...P256, hash: 'SHA-256' },
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, csr: request.toString('pem') };
}
