import { randomFillSync } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;
/** Instants whose count is kept: acts that go on side by side each have their own. */
const INSTANTS_KEPT = 1_024;
/** How many ids each of the last instants has, least recently counted first. */
const counted = new Map<number, number>();

const RANDOM_BYTES = 8;
/** Drawn many at a time: a draw takes as long for a thousand ids as for one. */
const pool = Buffer.alloc(RANDOM_BYTES * 1_024);
let drawn = pool.length;

/** Fills the last bytes with what was never given out before. */
function fillRandom(bytes: Buffer): void {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  pool.copy(bytes, bytes.length - RANDOM_BYTES, drawn, drawn + RANDOM_BYTES);
  drawn += RANDOM_BYTES;
}

/**
 * A UUIDv7 (RFC 9562): sorts by the millisecond of `at`, and within one millisecond by the order of the calls in this process
 * (12-bit counter, method 1 of section 6.2), so that rows of one act keep their order. Keys of every table.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  const counter = (counted.get(ms) ?? 0) % COUNTER_LIMIT;
  counted.delete(ms);
  counted.set(ms, counter + 1);
  const [oldest] = counted.size > INSTANTS_KEPT ? counted.keys() : [];
  if (oldest !== undefined) counted.delete(oldest);
  const bytes = Buffer.allocUnsafe(16);
  fillRandom(bytes);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
