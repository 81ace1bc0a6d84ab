import type { AttachmentKind } from './schemas.ts';

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const ENCRYPTED = 0x0001;
/** Parts of a document; real ones have a few dozen. */
const MOST_PARTS = 4_096;
/** What its parts may come to when they are unpacked, as the archive says; more is a bomb. */
const MOST_UNPACKED = 256 * 1_024 * 1_024;

interface Part {
  readonly name: string;
  readonly encrypted: boolean;
  /** Bytes when unpacked. */
  readonly size: number;
}

/** The part that makes an archive this kind of document (ECMA-376 part 1). */
const MAIN_PART = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;

/**
 * Whether the bytes are a Word or Excel document (OPC, ECMA-376 part 2): a ZIP archive from its first byte to its last, with the document's own
 * main part. Nothing is unpacked. Null: no such document, or one with macros, encrypted parts, paths that leave it, or more inside than a
 * document has.
 */
export function officeKindOf(bytes: Buffer): Extract<AttachmentKind, 'docx' | 'xlsx'> | null {
  const parts = partsOf(bytes);
  if (!parts || parts.some(isUnfit)) return null;
  if (parts.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) return null;
  const names = new Set(parts.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || names.size !== parts.length) return null;
  const [kind, ...others] = (['docx', 'xlsx'] as const).filter((each) => names.has(MAIN_PART[each]));
  return kind && others.length === 0 ? kind : null;
}

function isUnfit({ name, encrypted }: Part): boolean {
  return encrypted || /(^|\/)\.\.(\/|$)|^\/|\\|:/.test(name) || /vbaProject/i.test(name);
}

/** The archive's parts by its directory; null where it is no archive, or its directory is not what it says. */
function partsOf(bytes: Buffer): readonly Part[] | null {
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
    const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    const encrypted = (bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
    parts.push({ name, encrypted, size: bytes.readUInt32LE(at + 24) });
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
