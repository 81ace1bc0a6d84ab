import type { Label, Sample, TimeSeries } from './series.ts';

// Field numbers and wire types of prometheus.WriteRequest (remote write 1.0): tag = field << 3 | type.
const SERIES = 0x0a;
const LABELS = 0x0a;
const SAMPLES = 0x12;
const NAME = 0x0a;
const VALUE = 0x12;
const DOUBLE = 0x09;
const TIMESTAMP = 0x10;
/** 0x7ff0000000000002, little endian: the value that ends a series. */
const STALE = Buffer.from('020000000000f07f', 'hex');
/** Tag, double, tag: a sample without its timestamp. */
const SAMPLE_HEAD = 1 + 8 + 1;

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1;
  return size;
}

const textSize = (text: string): number => {
  const bytes = Buffer.byteLength(text);
  return 1 + varintSize(bytes) + bytes;
};
const labelSize = (label: Label): number => textSize(label.name) + textSize(label.value);
const sampleSize = (sample: Sample): number => SAMPLE_HEAD + varintSize(sample.timestampMs);
const framed = (size: number): number => 1 + varintSize(size) + size;
const seriesSize = (series: TimeSeries): number =>
  series.labels.reduce((sum, label) => sum + framed(labelSize(label)), 0) +
  series.samples.reduce((sum, sample) => sum + framed(sampleSize(sample)), 0);

interface Out {
  readonly bytes: Buffer;
  at: number;
}

function writeVarint(out: Out, value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    out.bytes[out.at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  out.bytes[out.at++] = rest;
}

function writeHead(out: Out, tag: number, size: number): void {
  out.bytes[out.at++] = tag;
  writeVarint(out, size);
}

function writeText(out: Out, tag: number, text: string): void {
  writeHead(out, tag, Buffer.byteLength(text));
  out.at += out.bytes.write(text, out.at);
}

function writeSample(out: Out, sample: Sample): void {
  writeHead(out, SAMPLES, sampleSize(sample));
  out.bytes[out.at++] = DOUBLE;
  if (sample.stale) STALE.copy(out.bytes, out.at);
  else out.bytes.writeDoubleLE(sample.value, out.at);
  out.at += 8;
  out.bytes[out.at++] = TIMESTAMP;
  writeVarint(out, sample.timestampMs);
}

function checkSample({ timestampMs }: Sample): void {
  if (!Number.isSafeInteger(timestampMs) || timestampMs < 0)
    throw new RangeError(`timestamp ${timestampMs} is not a whole number of milliseconds since 1970`);
}

/**
 * Encodes remote write 1.0 (protobuf, not yet compressed). Written by hand because generic encoders lose the stale marker.
 * Throws RangeError on a timestamp that is no whole, non-negative count of milliseconds.
 */
export function encodeWriteRequest(all: readonly TimeSeries[]): Buffer {
  for (const series of all) series.samples.forEach(checkSample);
  const sizes = all.map(seriesSize);
  const out: Out = { bytes: Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + framed(size), 0)), at: 0 };
  all.forEach((series, index) => {
    writeHead(out, SERIES, sizes[index] ?? 0);
    for (const label of series.labels) {
      writeHead(out, LABELS, labelSize(label));
      writeText(out, NAME, label.name);
      writeText(out, VALUE, label.value);
    }
    for (const sample of series.samples) writeSample(out, sample);
  });
  return out.bytes;
}
