import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { NoticeKind } from '../notices/schemas.ts';

/** Kinds that the operator's addresses hear of, whichever department they are about: its own work, never a department's money. */
export const OPERATOR_KINDS: readonly NoticeKind[] = [
  'operation-attention',
  'operation-failed',
  'release-waiting',
  'window-asked',
  'window-opened',
  'window-ended',
];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Pauses after each failed attempt: eleven attempts within a day. */
const PAUSES_MS: readonly number[] = [
  5_000,
  30_000,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  8 * HOUR_MS,
];
const JITTER = 0.2;

/**
 * When a delivery that failed `attempts` times is tried again; null: it is given up. The pauses grow to a day in all, each up to a
 * fifth shorter by the delivery's own number, so that many do not come back at once.
 */
export function nextAttempt(deliveryId: string, attempts: number, now: Date): Date | null {
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined) return null;
  const share = createHash('sha256').update(`${deliveryId}.${attempts}`).digest().readUInt32BE() / 2 ** 32;
  return new Date(now.getTime() + Math.round(pause * (1 - JITTER * share)));
}

/** Whether an answer means that it arrived: any 2xx. A redirect is not followed and does not. */
export const isDelivered = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** Seconds by which a receiver may let the timestamp of a signature lie from its own clock (Standard Webhooks). */
export const REPLAY_WINDOW_SECONDS = 300;

export interface Signed {
  readonly id: string;
  /** Seconds since 1970, of this attempt. */
  readonly timestamp: number;
  readonly body: string;
}

/** Signature of Standard Webhooks 1.0: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, by the key in `secret`. */
export function signatureOf(secret: string, { id, timestamp, body }: Signed): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** Whether a receiver should believe a delivery: the signature fits and the timestamp is within the replay window of `now`. */
export function isGenuine(secret: string, signed: Signed, given: { readonly signature: string; readonly now: Date }) {
  if (Math.abs(given.now.getTime() / 1_000 - signed.timestamp) > REPLAY_WINDOW_SECONDS) return false;
  const [wanted, found] = [Buffer.from(signatureOf(secret, signed)), Buffer.from(given.signature)];
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

const INTERNAL = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INTERNAL.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  INTERNAL.addSubnet(net, bits, 'ipv6');

/**
 * Whether a delivery may be connected to an address that a name led to: never one inside (RFC 1918, 6598, 3927, 4193), however the name
 * is allowed; loopback only where everything runs on one machine. Fails closed for what is no address.
 */
export function addressAllowed(address: string, loopback: boolean): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  if (family === 0) return false;
  if (loopback && (mapped === '::1' || (family === 4 && mapped.startsWith('127.')))) return true;
  return !INTERNAL.check(mapped, family === 4 ? 'ipv4' : 'ipv6');
}
