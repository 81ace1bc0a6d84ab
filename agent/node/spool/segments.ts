import { mkdir, open, readdir, readFile, stat, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { decodeRecord, decodeSegment, type SpoolRecord } from './record.ts';

/** One file of the spool. `bytes` counts whole records; anything behind them is a torn tail. */
export interface Segment {
  readonly ordinal: number;
  readonly path: string;
  bytes: number;
  /** When its newest record was taken, or the file last written; epoch milliseconds. */
  newestMs: number;
}

const NAME = /^(\d{12})\.segment$/;
const pathOf = (dir: string, ordinal: number): string => join(dir, `${String(ordinal).padStart(12, '0')}.segment`);

/** Makes an empty segment, lasting. */
export async function makeSegment(dir: string, ordinal: number): Promise<Segment> {
  const path = pathOf(dir, ordinal);
  await (await open(path, 'wx', 0o600)).close();
  await syncFolder(dir);
  return { ordinal, path, bytes: 0, newestMs: 0 };
}

/**
 * The spool's segments, oldest first; at least one. The tail of the last one, torn by a crash in mid-write, is cut off: that
 * record was never counted as taken. The others are checked when they are read.
 */
export async function openSegments(dir: string): Promise<Segment[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const ordinals = (await readdir(dir)).flatMap((name) => NAME.exec(name)?.[1] ?? []).sort();
  const segments = await Promise.all(
    ordinals.map(async (digits): Promise<Segment> => {
      const path = pathOf(dir, Number(digits));
      const { size, mtimeMs } = await stat(path);
      return { ordinal: Number(digits), path, bytes: size, newestMs: mtimeMs };
    }),
  );
  const last = segments.at(-1);
  if (!last) return [await makeSegment(dir, 1)];
  const { end } = decodeSegment(await readFile(last.path));
  if (end < last.bytes) await truncate(last.path, end);
  last.bytes = end;
  return segments;
}

/** Appends lasting bytes behind the segment's whole records. Rejects (disk full…) without a trace in what is read later. */
export async function appendTo(segment: Segment, bytes: Buffer, takenAtMs: number): Promise<void> {
  const file = await open(segment.path, 'r+');
  try {
    // At a place of our own choosing, so a write that failed half-way is written over by the next one.
    await file.write(bytes, 0, bytes.length, segment.bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  segment.bytes += bytes.length;
  segment.newestMs = Math.max(segment.newestMs, takenAtMs);
}

/** The record at `offset`, or null when it is damaged. */
export async function readFrom(segment: Segment, offset: number): Promise<{ record: SpoolRecord; end: number } | null> {
  const file = await open(segment.path, 'r');
  try {
    const frame = Buffer.alloc(8);
    await file.read(frame, 0, frame.length, offset);
    const length = Math.min(frame.readUInt32LE(0), segment.bytes - offset - frame.length);
    const bytes = Buffer.alloc(frame.length + Math.max(length, 0));
    await file.read(bytes, 0, bytes.length, offset);
    const found = decodeRecord(bytes, 0);
    return found && { record: found.record, end: offset + found.end };
  } finally {
    await file.close();
  }
}

/** Every whole record from `offset` on. */
export async function readAll(segment: Segment, offset: number): Promise<SpoolRecord[]> {
  return decodeSegment((await readFile(segment.path)).subarray(0, segment.bytes), offset).records;
}

export async function removeSegment(dir: string, segment: Segment): Promise<void> {
  await unlink(segment.path);
  await syncFolder(dir);
}
