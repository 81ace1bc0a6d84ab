import { randomBytes } from 'node:crypto';
import type { SecretStore } from '@zhengyun/domain/verb/secret-store.ts';

const contextOf = (stackId: string) => `stack_passphrase/${stackId}`;

/** A new passphrase for a stack, sealed; kept only where the stack has none yet. */
export function newPassphrase(
  secrets: SecretStore,
  stackId: string,
): { sealed: Uint8Array<ArrayBuffer>; keyId: string } {
  const sealed = secrets.seal(contextOf(stackId), randomBytes(32).toString('base64url'));
  return { sealed: new Uint8Array(sealed), keyId: secrets.keyId };
}

/** The passphrase of a stack. Throws when the key file is not the one that sealed it. */
export function openPassphrase(secrets: SecretStore, stackId: string, sealed: Uint8Array): string {
  return secrets.open(contextOf(stackId), Buffer.from(sealed));
}
