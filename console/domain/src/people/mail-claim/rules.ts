import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** How long a mailed code counts. */
export const CODE_MINUTES = 15;
/** Wrong codes after which a new one has to be asked for. */
export const MOST_TRIES = 5;
/** Codes that one person may ask for in an hour: with MOST_TRIES, 25 guesses at one in a million. */
export const MOST_CLAIMS_AN_HOUR = 5;

const HOUR_MS = 3_600_000;
const derive = promisify(scrypt) as (code: string, salt: Buffer, length: number) => Promise<Buffer>;

/** Six digits, each as likely as any other. */
export function newCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

/** What is kept of a code: salt and key, in hex. Slow on purpose: six digits are soon tried through. */
export async function hashOf(code: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(code, salt, 32)).toString('hex')}`;
}

/** Whether `code` is the one that `kept` was made of. */
export async function isCode(code: string, kept: string): Promise<boolean> {
  const [salt = '', key = ''] = kept.split(':');
  return timingSafeEqual(await derive(code, Buffer.from(salt, 'hex'), 32), Buffer.from(key, 'hex'));
}

export interface Counted {
  readonly from: Date;
  readonly count: number;
}

/** The count with one more claim at `now`; where there were as many as there may be in the hour, how many seconds to wait. */
export function countClaim(counted: Counted | null, now: Date): Counted | { readonly waitSeconds: number } {
  const left = counted ? counted.from.getTime() + HOUR_MS - now.getTime() : 0;
  if (!counted || left <= 0) return { from: now, count: 1 };
  if (counted.count >= MOST_CLAIMS_AN_HOUR) return { waitSeconds: Math.ceil(left / 1_000) };
  return { from: counted.from, count: counted.count + 1 };
}

export interface Mailed {
  /** Null: no code is on its way back: none was mailed yet, or what it was for is confirmed. */
  readonly expiresAt: Date | null;
  readonly tries: number;
}

export const CODE_STANDINGS = ['awaited', 'none', 'expired', 'spent'] as const;
export type CodeStanding = (typeof CODE_STANDINGS)[number];

/** Whether a code may be given at `now`. Fails closed: an end that is now has come. */
export function standingOf({ expiresAt, tries }: Mailed, now: Date): CodeStanding {
  if (!expiresAt) return 'none';
  if (expiresAt <= now) return 'expired';
  return tries >= MOST_TRIES ? 'spent' : 'awaited';
}
