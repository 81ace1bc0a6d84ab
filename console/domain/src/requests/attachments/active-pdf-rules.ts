import { constants, inflateSync } from 'node:zlib';
import type { Active } from './active-rules.ts';
import type { Look } from './look-rules.ts';
import { type Before, before, follows, isDictionaryAt } from './pdf-name-rules.ts';

/** Bytes before a stream in which its dictionary stands. */
const MOST_DICTIONARY = 2_048;

const HASH = 0x23;
/** Names that act, or say that the file is encrypted; no other character of a name follows. */
const NAMES = /\/(JavaScript|Launch|EmbeddedFiles?|EF|RichMedia|Encrypt)(?![^\s\0()<>[\]{}/%])/g;

interface Acting {
  readonly active: Active['active'];
  readonly detail: string;
  /** It acts after one of these words. */
  readonly after: Before | null;
  /** It acts where a dictionary follows. */
  readonly isEntry: boolean;
}

const ACTION = before('/S|obj');
/**
 * What acts, by where it stands (ISO 32000-1: 12.6 actions, 7.11.4 embedded files, 13.6 and later rich media): the type of an action, an entry of
 * the names' tree, a file's own stream. A name anywhere else, as in the address of a link, is none.
 */
const ACTING = new Map<string, Acting>([
  ['JavaScript', { active: 'script', detail: 'JavaScript', after: ACTION, isEntry: true }],
  ['Launch', { active: 'launch', detail: 'Launch', after: ACTION, isEntry: false }],
  ['EmbeddedFiles', { active: 'files', detail: 'EmbeddedFile', after: null, isEntry: true }],
  ['EmbeddedFile', { active: 'files', detail: 'EmbeddedFile', after: before('/Type'), isEntry: false }],
  ['EF', { active: 'files', detail: 'EmbeddedFile', after: null, isEntry: true }],
  ['RichMedia', { active: 'files', detail: 'RichMedia', after: before('/Subtype'), isEntry: false }],
]);

/**
 * What in a PDF acts when it is opened, or is another file: scripts, programs to start, files within. Names are read as a viewer reads them (`/J#61va`),
 * and objects that are packed together are unpacked; such ones that are encrypted can't be, which is an answer too. Null: nothing.
 * Throws LookSpent.
 */
export function activeInPdf(bytes: Buffer, look: Look): Active | null {
  const { found, encrypted } = namesIn(plain(bytes), look);
  if (found) return found;
  const packed = packedObjects(bytes, look);
  if (!packed) return { active: 'unreadable', detail: 'stream' };
  if (packed.length > 0 && encrypted) return { active: 'unreadable', detail: 'Encrypt' };
  for (const stream of packed) {
    const objects = inflated(stream, look.left('unpacked'));
    if (!objects) return { active: 'unreadable', detail: 'ObjStm' };
    look.spend('unpacked', objects.length);
    const within = namesIn(plain(objects), look).found;
    if (within) return within;
  }
  return null;
}

/** Text of the bytes, one character each, with every `#xx` of a name as the character it stands for. */
function plain(bytes: Buffer): string {
  const read = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const code = byte === HASH ? digit(bytes[at + 1]) * 16 + digit(bytes[at + 2]) : Number.NaN;
    if (!Number.isNaN(code)) at += 2;
    read[length] = Number.isNaN(code) ? byte : code;
    length += 1;
  }
  return read.toString('latin1', 0, length);
}

/** The value of a hexadecimal digit; NaN for any other character. */
function digit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : Number.NaN;
}

/** The first name that acts, and whether one before it says that the file is encrypted. */
function namesIn(text: string, look: Look): { readonly found: Active | null; readonly encrypted: boolean } {
  let encrypted = false;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NAMES)) {
    look.spend('names', 1);
    const behind = index + whole.length;
    const acting = ACTING.get(name);
    if (!acting) encrypted ||= isDictionaryAt(text, behind, look);
    else if (
      (acting.after && follows({ text, at: index }, acting.after, look)) ||
      (acting.isEntry && isDictionaryAt(text, behind, look))
    )
      return { found: { active: acting.active, detail: acting.detail }, encrypted };
  }
  return { found: null, encrypted };
}

/**
 * Streams whose dictionary says that objects are packed in them (7.5.7), as they stand; null where one does not end, or another begins before it
 * does: readers that go by its length and those that go by its end would read two things.
 */
function packedObjects(bytes: Buffer, look: Look): readonly Buffer[] | null {
  const streams: Buffer[] = [];
  let begins: number | null = null;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    look.spend('looked', 6);
    const ends = bytes.toString('latin1', at - 3, at) === 'end';
    if (begins !== null) {
      if (!ends) return null;
      streams.push(bytes.subarray(begins, at - 3));
      begins = null;
    } else if (!ends && isPacked(bytes, at, look)) begins = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
  }
  return begins === null ? streams : null;
}

/** Whether objects are packed in the stream whose word stands at `at`. One that is not packed was looked through with all the rest. */
function isPacked(bytes: Buffer, at: number, look: Look): boolean {
  const dictionaryBegins = Math.max(0, at - MOST_DICTIONARY);
  look.spend('looked', at - dictionaryBegins);
  const text = plain(bytes.subarray(dictionaryBegins, at));
  const dictionary = text.slice(text.lastIndexOf('obj') + 3);
  if (!/\/ObjStm|\/First/.test(dictionary) || !dictionary.includes('/Filter')) return false;
  look.spend('packedStreams', 1);
  return true;
}

function inflated(stream: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
