import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { decodeWriteRequest, MalformedRequest } from './decode-write-request.ts';
import { encodeWriteRequest } from './encode-write-request.ts';
import { MAX_UNPACKED_BYTES, pack, unpack } from './pack.ts';
import { oneSample, type TimeSeries } from './series.ts';

/** The published message, spoken by a generic library: what our own codec is checked against. */
const WriteRequest = protobuf
  .parse(`syntax = "proto3"; package prometheus;
    message WriteRequest { repeated TimeSeries timeseries = 1; }
    message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
    message Label { string name = 1; string value = 2; }
    message Sample { double value = 1; int64 timestamp = 2; }`)
  .root.lookupType('prometheus.WriteRequest');

const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const series = fc.record({
  labels: fc.array(fc.record({ name: text, value: text }), { maxLength: 6 }),
  samples: fc.array(
    fc.record({ timestampMs: fc.nat({ max: Number.MAX_SAFE_INTEGER }), value: fc.double({ noNaN: true }) }),
    { maxLength: 5 },
  ),
});
const asTheirs = (all: readonly TimeSeries[]) => ({
  timeseries: all.map(({ labels, samples }) => ({
    labels,
    samples: samples.map(({ value, timestampMs }) => ({
      value,
      timestamp: String(timestampMs),
    })),
  })),
});

describe('remote write 1.0', () => {
  it('is read by a generic decoder as what was written', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 5 }), (all) => {
        const read = WriteRequest.toObject(WriteRequest.decode(encodeWriteRequest(all)), {
          longs: Number,
          defaults: true,
          arrays: true,
        });
        expect(read).toEqual({
          timeseries: all.map(({ labels, samples }) => ({
            labels,
            samples: samples.map(({ value, timestampMs }) => ({ value, timestamp: timestampMs })),
          })),
        });
      }),
    );
  });

  it('is read by us as a generic encoder wrote it', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 5 }), (all) => {
        const bytes = WriteRequest.encode(WriteRequest.fromObject(asTheirs(all))).finish();
        expect(decodeWriteRequest(bytes)).toEqual(all);
      }),
    );
  });

  it('carries the stale marker bit for bit', () => {
    const bytes = encodeWriteRequest([oneSample('up', {}, { timestampMs: 1, value: Number.NaN, stale: true })]);
    expect(bytes.includes(Buffer.from('020000000000f07f', 'hex'))).toBe(true);
    expect(decodeWriteRequest(bytes)[0]?.samples[0]).toMatchObject({ stale: true, timestampMs: 1 });
  });

  it('takes an ordinary NaN for no stale marker', () => {
    const bytes = encodeWriteRequest([oneSample('up', {}, { timestampMs: 1, value: Number.NaN })]);
    expect(decodeWriteRequest(bytes)[0]?.samples[0]).toEqual({ timestampMs: 1, value: Number.NaN });
  });

  it('keeps timestamps before 1970 and labels in Chinese', () => {
    const theirs = {
      timeseries: [{ labels: [{ name: '磁盘', value: '数据盘' }], samples: [{ value: 1, timestamp: -5 }] }],
    };
    const bytes = WriteRequest.encode(WriteRequest.fromObject(theirs)).finish();
    expect(decodeWriteRequest(bytes)).toEqual([
      { labels: [{ name: '磁盘', value: '数据盘' }], samples: [{ timestampMs: -5, value: 1 }] },
    ]);
  });

  it('skips fields it does not know', () => {
    const known = encodeWriteRequest([oneSample('up', {}, { timestampMs: 1, value: 1 })]);
    const metadata = Buffer.from([0x1a, 0x02, 0x08, 0x01, 0x20, 0x96, 0x01]);
    expect(decodeWriteRequest(Buffer.concat([metadata, known]))).toHaveLength(1);
  });

  it('never reads past its end: any cut or changed byte gives series or MalformedRequest', () => {
    const bytes = encodeWriteRequest([oneSample('up', { job: 'node' }, { timestampMs: 1_700_000_000_000, value: 1 })]);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length - 1), fc.nat(255), (length, place, value) => {
        const damaged = Buffer.from(bytes.subarray(0, length));
        if (place < length) damaged[place] = value;
        try {
          decodeWriteRequest(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedRequest);
        }
      }),
    );
  });

  it('refuses to write a timestamp that is no whole number of milliseconds', () => {
    expect(() => encodeWriteRequest([oneSample('up', {}, { timestampMs: 1.5, value: 1 })])).toThrow(RangeError);
  });
});

describe('a packed batch', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 5 }), (all) => {
        expect(unpack(pack(all))).toEqual(all);
      }),
    );
  });

  it('is refused when it is no snappy, or would unpack past the limit', () => {
    expect(() => unpack(Buffer.from('not snappy at all'))).toThrow(MalformedRequest);
    const bomb = Buffer.alloc(8);
    let rest = MAX_UNPACKED_BYTES + 1;
    for (let at = 0; at < 4; at += 1) {
      bomb[at] = (rest & 0x7f) | (at < 3 ? 0x80 : 0);
      rest >>= 7;
    }
    expect(() => unpack(bomb)).toThrow(MalformedRequest);
  });
});

describe('a series', () => {
  it('has its labels sorted, the metric among them, and none without a value', () => {
    const { labels } = oneSample('node_load1', { zone: 'a', arch: '', Device: 'sda' }, { timestampMs: 1, value: 1 });
    expect(labels.map(({ name }) => name)).toEqual(['Device', '__name__', 'zone']);
  });
});
