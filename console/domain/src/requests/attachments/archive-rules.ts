import { constants, inflateRawSync } from 'node:zlib';
import type { Look } from './look-rules.ts';

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const ENCRYPTED = 0x0001;
const [STORED, DEFLATED] = [0, 8];
/** Parts of a document; real ones have a few dozen. */
const MOST_PARTS = 4_096;
/** Packed bytes that a part's beginning is looked for in: a block may begin with some hundred bytes of its code. */
const BEGINS = [64, 512] as const;
/** Bytes that tell what a part is; more than those packed bytes ever come to. */
const ENOUGH = 8;
const MOST_BEGIN = 1_024 * 1_024;

/** A part of an archive as its directory has it. */
export interface Part {
  readonly name: string;
  readonly encrypted: boolean;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
  readonly method: number;
  /** Bytes as packed. */
  readonly packed: number;
  /** Where its own header stands. */
  readonly at: number;
}

/** The archive's parts by its directory; null where it is no archive, or its directory is not what it says. */
export function partsOf(bytes: Buffer): readonly Part[] | null {
  if (bytes.length < END_BYTES || bytes.readUInt32LE(0) !== LOCAL_FILE) return null;
  const end = endOf(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0 || count > MOST_PARTS || at + size !== end) return null;
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL_FILE) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const next = at + ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) return null;
    parts.push({
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      encrypted: (bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      size: bytes.readUInt32LE(at + 24),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return at === end ? parts : null;
}

/** Where the end record stands whose comment reaches to the file's last byte: nothing may follow the archive. */
function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - 0xffff);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  return null;
}

/** The part as packed; null where its own header is not there, or says another name than the directory, which other readers may believe. */
function packedOf(bytes: Buffer, { name, at, packed }: Part): Buffer | null {
  if (at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== LOCAL_FILE) return null;
  const nameEnd = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26);
  const begins = nameEnd + bytes.readUInt16LE(at + 28);
  if (begins + packed > bytes.length || bytes.toString('utf8', at + LOCAL_BYTES, nameEnd) !== name) return null;
  return bytes.subarray(begins, begins + packed);
}

/** What is in a part; null where it is not as long as the directory says, more than may be unpacked still, or can't be unpacked. */
export function contentOf(bytes: Buffer, part: Part, look: Look): Buffer | null {
  const packed = packedOf(bytes, part);
  if (!packed || part.encrypted || part.size > look.left('unpacked')) return null;
  const content = part.method === STORED ? packed : unpacked(part, packed);
  look.spend('unpacked', content?.length ?? 0);
  return content?.length === part.size ? content : null;
}

/** The first bytes of a part, eight at least where it has them; null where it can't be unpacked, or not from its first bytes. */
export function beginOf(bytes: Buffer, part: Part, look: Look): Buffer | null {
  const packed = packedOf(bytes, part);
  if (!packed || part.encrypted) return null;
  if (part.method === STORED) return packed.length === part.size ? packed.subarray(0, ENOUGH) : null;
  if (part.method !== DEFLATED) return null;
  for (const most of BEGINS) {
    const begin = inflated(packed.subarray(0, most), MOST_BEGIN, constants.Z_SYNC_FLUSH);
    if (!begin) return null;
    look.spend('unpacked', begin.length);
    if (begin.length >= Math.min(ENOUGH, part.size)) return begin;
  }
  return null;
}

function unpacked({ method, size }: Part, packed: Buffer): Buffer | null {
  return method === DEFLATED ? inflated(packed, Math.max(1, size)) : null;
}

/** `finish`: how it ends; by Z_SYNC_FLUSH a block that ends elsewhere gives what it has so far. */
function inflated(packed: Buffer, most: number, finish: number = constants.Z_FINISH): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: most, finishFlush: finish });
  } catch {
    return null;
  }
}
