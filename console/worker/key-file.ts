import { readFileSync, statSync } from 'node:fs';

/**
 * The key in a key file (32 bytes as hex). Throws when the file can be read by others than its owner: fails closed, since
 * whoever reads it opens every credential.
 */
export function readKeyFile(path: string): Buffer {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(
      `the key file ${path} can be read by others: run chmod 600 ${path}, and replace the credentials it protects`,
    );
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}
