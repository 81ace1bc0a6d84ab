// tsyringe inside @peculiar/x509 looks for it as it is loaded.
import 'reflect-metadata';
import { createHash, randomBytes, type webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { CertificateIssuer } from '@zhengyun/domain/fleet/certificate-store.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { z } from 'zod';
import { readOrMakePrivate } from '../private-file.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
const DAY_MS = 24 * 3_600_000;
const AUTHORITY_DAYS = 3_650;
/** The gateway's own certificate is made anew at each start and long before this. */
const SERVER_DAYS = 90;
const BACKDATE_MS = 3_600_000;

const storedSchema = z.object({ certificate: z.string(), key: z.string() });

/** Key and certificate of the gateway itself, both PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly certificate: string;
}

/** The small authority that vouches for nodes towards the gateway and for the gateway towards nodes. Nothing else trusts it. */
export interface Authority extends CertificateIssuer {
  /** PEM of the authority's certificate: all a node needs to know the gateway by. */
  readonly certificate: string;
  serverIdentity(names: readonly string[], now: Date): Promise<ServerIdentity>;
}

/** Positive, not zero, 127 random bits. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

const sha256 = (bytes: ArrayBuffer): Buffer => createHash('sha256').update(Buffer.from(bytes)).digest();

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function makeAuthority(now: Date): Promise<string> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ CN: ['Zhengyun gateway authority'] }],
    notBefore: new Date(now.getTime() - BACKDATE_MS),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return JSON.stringify({ certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) });
}

/** The request, once its own signature and kind of key are checked. */
async function readRequest(csrPem: string): Promise<x509.Pkcs10CertificateRequest> {
  const refuse = (why: string) => new DomainError('INPUT_INVALID', { field: 'csr', fields: [`csr: ${why}`] });
  let request: x509.Pkcs10CertificateRequest;
  try {
    request = new x509.Pkcs10CertificateRequest(csrPem);
  } catch {
    throw refuse('it is no PKCS #10 request');
  }
  const { name, namedCurve } = request.publicKey.algorithm as webcrypto.EcKeyAlgorithm;
  if (name !== P256.name || namedCurve !== P256.namedCurve) throw refuse('the key is not ECDSA P-256');
  if (!(await request.verify().catch(() => false))) throw refuse('it is not signed by its own key');
  return request;
}

interface Leaf {
  readonly subject: x509.JsonName;
  readonly publicKey: x509.PublicKeyType;
  readonly names: x509.JsonGeneralNames;
  readonly use: x509.ExtendedKeyUsage;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

type Sign = (leaf: Leaf) => Promise<x509.X509Certificate>;

function signerOf(own: x509.X509Certificate, signingKey: webcrypto.CryptoKey): Sign {
  return async ({ subject, publicKey, names, use, notBefore, notAfter }) =>
    x509.X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject,
      issuer: own.subjectName,
      notBefore,
      notAfter,
      publicKey,
      signingKey,
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([use]),
        new x509.SubjectAlternativeNameExtension(names),
        await x509.AuthorityKeyIdentifierExtension.create(own.publicKey),
      ],
    });
}

/** Opens the authority kept in `folder` (key and certificate in one file, mode 0600), or makes it there. */
export async function openAuthority(folder: string, now: Date): Promise<Authority> {
  const text = await readOrMakePrivate(join(folder, 'gateway-authority.json'), () => makeAuthority(now));
  const stored = storedSchema.parse(JSON.parse(text));
  const key = await crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(stored.key), P256, false, ['sign']);
  const sign = signerOf(new x509.X509Certificate(stored.certificate), key);
  return {
    certificate: stored.certificate,
    async keyHashOf(csrPem) {
      return sha256((await readRequest(csrPem)).publicKey.rawData);
    },
    async issue(csrPem, { nodeId, cloudSlug, notBefore, notAfter }) {
      const { publicKey } = await readRequest(csrPem);
      const certificate = await sign({
        subject: [{ CN: [nodeId] }, { OU: [cloudSlug] }],
        publicKey,
        names: [{ type: 'url', value: `spiffe://zhengyun/cloud/${cloudSlug}/node/${nodeId}` }],
        use: x509.ExtendedKeyUsage.clientAuth,
        notBefore,
        notAfter,
      });
      return {
        pem: certificate.toString('pem'),
        serial: certificate.serialNumber,
        fingerprint: sha256(certificate.rawData),
        publicKeyHash: sha256(publicKey.rawData),
      };
    },
    async serverIdentity(names, at) {
      const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
      const certificate = await sign({
        subject: [{ CN: [names[0] ?? 'zhengyun-gateway'] }],
        publicKey: keys.publicKey,
        names: names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
        use: x509.ExtendedKeyUsage.serverAuth,
        notBefore: new Date(at.getTime() - BACKDATE_MS),
        notAfter: new Date(at.getTime() + SERVER_DAYS * DAY_MS),
      });
      return { key: await pemOf(keys.privateKey), certificate: certificate.toString('pem') };
    },
  };
}
