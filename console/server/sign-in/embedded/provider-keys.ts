import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';
import { z } from 'zod';
import { readOrMakePrivate } from '../../private-file.ts';

const keysSchema = z.object({ signing: z.record(z.string(), z.string()), cookie: z.string().min(32) });

export interface ProviderKeys {
  readonly signing: JWK;
  readonly cookie: string;
}

async function makeKeys(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
  const signing = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  return JSON.stringify({ signing, cookie: randomBytes(32).toString('base64url') });
}

/** Keys of the embedded provider, kept in `file` (0600) so that a restart changes none of them. */
export async function providerKeys(file: string): Promise<ProviderKeys> {
  const { signing, cookie } = keysSchema.parse(JSON.parse(await readOrMakePrivate(file, makeKeys)));
  return { signing: signing as unknown as JWK, cookie };
}
