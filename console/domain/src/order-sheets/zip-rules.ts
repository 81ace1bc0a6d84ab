import { Unzip, UnzipInflate } from 'fflate';
import { DomainError } from '../verb/errors.ts';

/** Bytes that are inflated in all, of one archive of at most 1 MiB: an order's sheet is a few hundred thousand. */
export const MOST_INFLATED = 32 * 1_024 * 1_024;
const MOST_ENTRIES = 500;
/** So little goes in at a time that what comes out stays bounded (deflate grows 1,032-fold at most) before it is counted. */
const PUSH_BYTES = 8_192;

/**
 * The files of a zip archive that `wanted` names, whole. What their headers say of their size is believed nowhere: bytes are counted as they
 * come out, and SHEET_UNREADABLE ends it beyond MOST_INFLATED, for a broken archive, and for one of too many files.
 */
export function unzip(archive: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array[]>();
  let inflated = 0;
  let entries = 0;
  const reader = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new DomainError('SHEET_UNREADABLE', { reason: 'too-large' });
    if (!wanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    found.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      inflated += chunk.length;
      if (inflated > MOST_INFLATED) throw new DomainError('SHEET_UNREADABLE', { reason: 'too-large' });
      chunks.push(chunk);
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length; at += PUSH_BYTES)
      reader.push(archive.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= archive.length);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('SHEET_UNREADABLE', { reason: 'zip' });
  }
  return new Map([...found].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}
