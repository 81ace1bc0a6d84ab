import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../spool/durable-file.ts';

const identitySchema = z.object({
  nodeId: z.uuid(),
  /** PEM, PKCS #8. Never leaves this file and this process. */
  key: z.string(),
  certificate: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** SHA-256 of the join token it came by: another token in the file means to join anew. */
  tokenHash: z.string(),
});

/** Who this node is towards the console. */
export type Identity = z.output<typeof identitySchema>;

/** The identity kept at `path`, or null when there is none that can be read: then the node joins (again). */
export async function loadIdentity(path: string): Promise<Identity | null> {
  try {
    return identitySchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps `identity` at `path`, mode 0600, whole or not at all. */
export async function keepIdentity(path: string, identity: Identity): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await replaceFile(path, JSON.stringify(identity));
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** renew: two thirds of its time are over · join: it is over · keep: neither. */
export function identityDue(
  identity: Pick<Identity, 'notBefore' | 'notAfter'>,
  nowMs: number,
): 'keep' | 'renew' | 'join' {
  const from = Date.parse(identity.notBefore);
  const until = Date.parse(identity.notAfter);
  if (nowMs >= until) return 'join';
  return nowMs >= from + ((until - from) * 2) / 3 ? 'renew' : 'keep';
}
