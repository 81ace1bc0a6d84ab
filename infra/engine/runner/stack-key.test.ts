import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OperationSpec } from './contract.ts';
import { stackKey } from './stack-key.ts';

const of = (project: string, stack: string, passphrase: string) =>
  stackKey({ project, stack, passphrase } as OperationSpec);

/** Opens the settings' proof as the engine does: version, salt, then a sealed text of its own version. */
function proofOf(encryptionSalt: string, passphrase: string): string {
  const [version, salt = '', inner, nonce = '', sealed = ''] = encryptionSalt.split(':');
  expect([version, inner]).toEqual(['v1', 'v1']);
  const key = pbkdf2Sync(passphrase, Buffer.from(salt, 'base64'), 1_000_000, 32, 'sha256');
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
}

test('the engine knows its passphrase again by what is written, and no other one', async () => {
  const { encryptionSalt } = await of('p', 's', 'the passphrase');
  expect(proofOf(encryptionSalt, 'the passphrase')).toBe('pulumi');
  expect(() => proofOf(encryptionSalt, 'another one')).toThrow();
});

test('a stack says the same in every run, so one key serves state and settings; another stack has another', async () => {
  const [first, again, other] = [await of('p', 's', 'x'), await of('p', 's', 'x'), await of('p', 't', 'x')];
  expect(again).toEqual(first);
  expect(other.key.equals(first.key)).toBe(false);
});
