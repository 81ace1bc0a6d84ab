import { crc32c } from './crc32c.ts';

/** A batch as it lies in the spool: its name for ever (boot, sequence), when it was taken, and the packed samples. */
export interface SpoolRecord {
  /** UUID of the run of the agent that took it. */
  readonly bootId: string;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly takenAtMs: number;
  readonly samples: number;
  readonly packed: Buffer;
}

// length u32 · CRC-32C of the rest u32 · boot 16 · sequence u64 · taken at u64 · samples u32 · packed; little endian.
const FRAME = 8;
const HEAD = 16 + 8 + 8 + 4;
/** No batch is larger; a length beyond it is damage. */
const MAX_BODY = 16 * 1_024 * 1_024;

export function encodeRecord(record: SpoolRecord): Buffer {
  const bytes = Buffer.allocUnsafe(FRAME + HEAD + record.packed.length);
  const body = bytes.subarray(FRAME);
  Buffer.from(record.bootId.replaceAll('-', ''), 'hex').copy(body, 0);
  body.writeBigUInt64LE(BigInt(record.sequence), 16);
  body.writeBigUInt64LE(BigInt(record.takenAtMs), 24);
  body.writeUInt32LE(record.samples, 32);
  record.packed.copy(body, HEAD);
  bytes.writeUInt32LE(body.length, 0);
  bytes.writeUInt32LE(crc32c(body), 4);
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The record at `offset` of a segment and where the next begins; null at its end, or where what follows is torn or damaged. */
export function decodeRecord(segment: Buffer, offset: number): { record: SpoolRecord; end: number } | null {
  if (offset + FRAME + HEAD > segment.length) return null;
  const length = segment.readUInt32LE(offset);
  const end = offset + FRAME + length;
  if (length < HEAD || length > MAX_BODY || end > segment.length) return null;
  const body = segment.subarray(offset + FRAME, end);
  if (crc32c(body) !== segment.readUInt32LE(offset + 4)) return null;
  const record = {
    bootId: uuidOf(body.subarray(0, 16)),
    sequence: Number(body.readBigUInt64LE(16)),
    takenAtMs: Number(body.readBigUInt64LE(24)),
    samples: body.readUInt32LE(32),
    packed: Buffer.from(body.subarray(HEAD)),
  };
  return { record, end };
}

/** Every whole record of a segment from `offset` on, and where the last whole one ends. */
export function decodeSegment(segment: Buffer, offset = 0): { records: SpoolRecord[]; end: number } {
  const records: SpoolRecord[] = [];
  let end = offset;
  for (let next = decodeRecord(segment, end); next; next = decodeRecord(segment, end)) {
    records.push(next.record);
    end = next.end;
  }
  return { records, end };
}
