import { createHash, timingSafeEqual } from 'node:crypto';

/** A key as its bearer shows it. */
export interface KeyText {
  readonly prefix: string;
  readonly secret: string;
}

const KEY = /^zy_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz012345';
export const PREFIX_BYTES = 12;
export const SECRET_BYTES = 32;

/** Prefix (60 random bits, found by) and secret (256 random bits, known by) out of random bytes. */
export function keyOf(prefixBytes: Uint8Array, secretBytes: Uint8Array): KeyText {
  const prefix = Array.from(prefixBytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
  return { prefix, secret: Buffer.from(secretBytes).toString('base64url') };
}

/** `zy_<prefix>_<secret>`: recognisable to people and to scanners for leaked secrets. */
export function writeKey({ prefix, secret }: KeyText): string {
  return `zy_${prefix}_${secret}`;
}

/** The parts of a key; null: it has not the form of one. */
export function readKey(text: string): KeyText | null {
  const [, prefix, secret] = KEY.exec(text) ?? [];
  return prefix && secret ? { prefix, secret } : null;
}

/** What the database keeps. One round suffices: 256 random bits can't be guessed, slowly or fast. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether `secret` is the one of `hash`, in the same time whatever the answer; null: no such key, and it takes as long. */
export function isSecretOf(secret: string, hash: Buffer | null): boolean {
  const given = hashOfSecret(secret);
  const equal = timingSafeEqual(given, hash ?? Buffer.alloc(given.length));
  return equal && hash !== null;
}
