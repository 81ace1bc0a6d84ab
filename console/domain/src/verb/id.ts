import { randomBytes } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;
let lastMs = -1;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): sorts by the millisecond of `at`, and within one millisecond by the order of the calls in this process
 * (12-bit counter, method 1 of section 6.2), so that rows of one act keep their order. Keys of every table.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  counter = ms === lastMs ? (counter + 1) % COUNTER_LIMIT : 0;
  lastMs = ms;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
