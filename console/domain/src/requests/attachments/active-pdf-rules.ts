import { constants, inflateSync } from 'node:zlib';
import type { Active } from './active-rules.ts';

/** Unpacked bytes that are looked through, of all object streams. */
const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** Streams whose dictionaries are looked at; files of this size have a few thousand. */
const MOST_STREAMS = 50_000;
/** Bytes before a stream in which its dictionary stands. */
const MOST_DICTIONARY = 2_048;

const HASH = 0x23;
/** White space with at most a few short comments: however a file is written, the search stays near where it began. */
const GAP = String.raw`[\s\0]*(?:%[^\r\n]{0,64}[\r\n][\s\0]*){0,4}`;
const ENDS = String.raw`(?![^\s\0()<>\[\]{}/%])`;
/** A dictionary, or a reference to one. */
const DICTIONARY = String.raw`${GAP}(?:<<|\[|\d+${GAP}\d+${GAP}R)`;

/**
 * What acts, by where it stands (ISO 32000-1: 12.6 actions, 7.11.4 embedded files, 13.6 and later rich media): the type of an action, an entry of
 * the names' tree, a file's own stream. A name anywhere else, as in the address of a link, is none.
 */
const ACTING: readonly (readonly [RegExp, Active['active'], string])[] = [
  [new RegExp(`(?<=(?:/S|obj)${GAP})/JavaScript${ENDS}|/JavaScript${DICTIONARY}`), 'script', 'JavaScript'],
  [new RegExp(`(?<=(?:/S|obj)${GAP})/Launch${ENDS}`), 'launch', 'Launch'],
  [
    new RegExp(`/EmbeddedFiles${DICTIONARY}|(?<=/Type${GAP})/EmbeddedFile${ENDS}|/EF${DICTIONARY}`),
    'files',
    'EmbeddedFile',
  ],
  [new RegExp(`(?<=/Subtype${GAP})/RichMedia${ENDS}`), 'files', 'RichMedia'],
];

/**
 * What in a PDF acts when it is opened, or is another file: scripts, programs to start, files within. Names are read as a viewer reads them (`/J#61va`),
 * and objects that are packed together are unpacked; such ones that are encrypted can't be, which is an answer too. Null: nothing.
 */
export function activeInPdf(bytes: Buffer): Active | null {
  const text = plain(bytes);
  const found = acting(text);
  if (found) return found;
  const packed = packedObjects(bytes);
  if (!packed) return { active: 'unreadable', detail: 'stream' };
  if (packed.length > 0 && new RegExp(`/Encrypt${DICTIONARY}`).test(text))
    return { active: 'unreadable', detail: 'Encrypt' };
  let unpacked = 0;
  for (const stream of packed) {
    const objects = inflated(stream, MOST_UNPACKED - unpacked);
    if (!objects) return { active: 'unreadable', detail: 'ObjStm' };
    unpacked += objects.length;
    const within = acting(plain(objects));
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

function acting(text: string): Active | null {
  const found = ACTING.find(([pattern]) => pattern.test(text));
  return found ? { active: found[1], detail: found[2] } : null;
}

/** Streams whose dictionary says that objects are packed in them (7.5.7), as they stand; null where there are more streams than a document has. */
function packedObjects(bytes: Buffer): readonly Buffer[] | null {
  const streams: Buffer[] = [];
  let seen = 0;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    seen += 1;
    if (seen > MOST_STREAMS) return null;
    const before = plain(bytes.subarray(Math.max(0, at - MOST_DICTIONARY), at));
    const dictionary = before.slice(before.lastIndexOf('obj') + 3);
    // One that is not packed was looked through with all the rest.
    if (!/\/ObjStm|\/First/.test(dictionary) || !dictionary.includes('/Filter')) continue;
    const begins = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    const ends = bytes.indexOf('endstream', begins);
    streams.push(bytes.subarray(begins, ends === -1 ? bytes.length : ends));
  }
  return streams;
}

function inflated(stream: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
