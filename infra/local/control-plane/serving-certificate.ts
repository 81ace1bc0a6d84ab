import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const RENEW_BEFORE_MS = 30 * 24 * 60 * 60 * 1000;

/** File in which an API server keeps the certificate it made for itself, followed by its own CA's. */
export function certificateFile(certDir: string): string {
  return join(certDir, 'apiserver.crt');
}

/**
 * Removes a certificate that ends within 30 days, so that the API server makes a new one as it starts: it makes them for
 * a year and never looks again. Whoever holds a kubeconfig then needs the new one.
 */
export function dropExpiringCertificate(certDir: string, now: Date): void {
  const file = certificateFile(certDir);
  if (!existsSync(file)) return;
  const ends = new X509Certificate(readFileSync(file)).validToDate;
  if (ends.getTime() - now.getTime() > RENEW_BEFORE_MS) return;
  rmSync(file);
  rmSync(join(certDir, 'apiserver.key'), { force: true });
}
