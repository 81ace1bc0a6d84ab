import 'reflect-metadata';
import { type webcrypto, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Authority, openAuthority } from './authority.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const subject = {
  nodeId: '00000000-0000-7000-8000-000000000001',
  name: 'node-1',
  cloudSlug: 'province',
  notBefore: NOW,
  notAfter: new Date('2026-03-08T00:00:00Z'),
};
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

async function request(algorithm: { name: string } = P256): Promise<string> {
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: 'CN=whatever-it-claims',
    keys,
    signingAlgorithm: algorithm,
  });
  return csr.toString('pem');
}

let folder: string;
let authority: Authority;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-'));
  authority = await openAuthority(folder, NOW);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the gateway’s authority', () => {
  it('is made once, readable by its owner only, and the same after a restart', async () => {
    expect((await stat(join(folder, 'gateway-authority.json'))).mode & 0o777).toBe(0o600);
    expect((await openAuthority(folder, NOW)).certificate).toBe(authority.certificate);
  });

  it('names the node itself, whatever the request claims', async () => {
    const { pem, serial, fingerprint } = await authority.issue(await request(), subject);
    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toBe(`CN=${subject.nodeId}\nOU=province`);
    expect(certificate.subjectAltName).toBe(`URI:spiffe://zhengyun/cloud/province/node/${subject.nodeId}`);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate.serialNumber.toLowerCase()).toBe(serial);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(fingerprint.toString('hex'));
    expect(new Date(certificate.validTo)).toEqual(subject.notAfter);
    expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
  });

  it('knows a key that asks again', async () => {
    const csr = await request();
    const { publicKeyHash } = await authority.issue(csr, subject);
    expect(await authority.keyHashOf(csr)).toEqual(publicKeyHash);
    expect(await authority.keyHashOf(await request())).not.toEqual(publicKeyHash);
  });

  it('gives the gateway a certificate for its names and addresses', async () => {
    const identity = await authority.serverIdentity(['127.0.0.1', 'gateway.example.gov.cn'], NOW);
    const certificate = new X509Certificate(identity.certificate);
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('gateway.example.gov.cn')).toBe('gateway.example.gov.cn');
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('signs no request that is none, damaged, or of another kind of key', async () => {
    const wrongCurve = await request({ ...P256, namedCurve: 'P-384' } as never);
    const good = await request();
    const lines = good.split('\n');
    const body = Buffer.from(lines.slice(1, -1).join(''), 'base64');
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1;
    const damaged = `-----BEGIN CERTIFICATE REQUEST-----\n${body.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
    for (const csr of [
      '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
      wrongCurve,
      damaged,
    ])
      await expect(authority.issue(csr, subject)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        facts: { field: 'csr' },
      });
  });
});
