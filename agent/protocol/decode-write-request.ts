import type { Label, Sample, TimeSeries } from './series.ts';

/** The bytes are no remote write 1.0 request: truncated, a length past the end, or a field of the wrong type. */
export class MalformedRequest extends Error {
  constructor(reason: string) {
    super(`not a remote write 1.0 request: ${reason}`);
    this.name = 'MalformedRequest';
  }
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;
const STALE = 0x7ff0_0000_0000_0002n;

interface In {
  readonly bytes: Buffer;
  at: number;
  readonly end: number;
}

function readByte(input: In): number {
  if (input.at >= input.end) throw new MalformedRequest('it ends in mid-field');
  return input.bytes[input.at++] ?? 0;
}

/** At most ten bytes; the value as int64. */
function readVarint(input: In): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = readByte(input);
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asIntN(64, value);
  }
  throw new MalformedRequest('a number has more than ten bytes');
}

/** Lengths and tags: small, so no bigint. */
function readCount(input: In): number {
  let value = 0;
  for (let scale = 1; scale <= 0x80 ** 4; scale *= 0x80) {
    const byte = readByte(input);
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
  }
  throw new MalformedRequest('a length has more than five bytes');
}

function readBytes(input: In): In {
  const size = readCount(input);
  const end = input.at + size;
  if (end > input.end) throw new MalformedRequest('a length goes past the end');
  const inner = { bytes: input.bytes, at: input.at, end };
  input.at = end;
  return inner;
}

function readFixed(input: In, size: number): number {
  const start = input.at;
  if (start + size > input.end) throw new MalformedRequest('it ends in mid-field');
  input.at += size;
  return start;
}

/** Fields this version doesn't know are skipped, as protobuf asks. */
function skip(input: In, type: number): void {
  if (type === VARINT) readVarint(input);
  else if (type === FIXED64) readFixed(input, 8);
  else if (type === BYTES) readBytes(input);
  else if (type === FIXED32) readFixed(input, 4);
  else throw new MalformedRequest(`wire type ${type} does not exist`);
}

/** Calls `take` for each field of `input` with its tag; `take` says whether it read the field. */
function eachField(input: In, take: (tag: number) => boolean): void {
  while (input.at < input.end) {
    const tag = readCount(input);
    if (!take(tag)) skip(input, tag & 7);
  }
}

const textOf = (input: In): string => {
  const { bytes, at, end } = readBytes(input);
  return bytes.toString('utf8', at, end);
};

function readLabel(input: In): Label {
  let name = '';
  let value = '';
  eachField(input, (tag) => {
    if (tag === ((1 << 3) | BYTES)) name = textOf(input);
    else if (tag === ((2 << 3) | BYTES)) value = textOf(input);
    else return false;
    return true;
  });
  return { name, value };
}

function readSample(input: In): Sample {
  let value = 0;
  let stale = false;
  let timestampMs = 0;
  eachField(input, (tag) => {
    if (tag === ((1 << 3) | FIXED64)) {
      const start = readFixed(input, 8);
      stale = input.bytes.readBigUInt64LE(start) === STALE;
      value = input.bytes.readDoubleLE(start);
    } else if (tag === ((2 << 3) | VARINT)) timestampMs = Number(readVarint(input));
    else return false;
    return true;
  });
  return stale ? { timestampMs, value, stale } : { timestampMs, value };
}

function readSeries(input: In): TimeSeries {
  const labels: Label[] = [];
  const samples: Sample[] = [];
  eachField(input, (tag) => {
    if (tag === ((1 << 3) | BYTES)) labels.push(readLabel(readBytes(input)));
    else if (tag === ((2 << 3) | BYTES)) samples.push(readSample(readBytes(input)));
    else return false;
    return true;
  });
  return { labels, samples };
}

/** Decodes remote write 1.0. Checks form only: what the labels and samples say is the receiver's to judge. Throws MalformedRequest. */
export function decodeWriteRequest(bytes: Uint8Array): TimeSeries[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const input: In = { bytes: buffer, at: 0, end: buffer.length };
  const all: TimeSeries[] = [];
  eachField(input, (tag) => {
    if (tag !== ((1 << 3) | BYTES)) return false;
    all.push(readSeries(readBytes(input)));
    return true;
  });
  return all;
}
