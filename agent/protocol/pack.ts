import { compress, uncompress } from 'snappyjs';
import { decodeWriteRequest, MalformedRequest } from './decode-write-request.ts';
import { encodeWriteRequest } from './encode-write-request.ts';
import type { TimeSeries } from './series.ts';

/** Most bytes of one batch on the wire, and once unpacked: a small body can't grow into a large one. */
export const MAX_PACKED_BYTES = 1_048_576;
export const MAX_UNPACKED_BYTES = 16_777_216;

/** A batch as it lies in the spool and goes over the wire: remote write 1.0 in the snappy block format. */
export function pack(series: readonly TimeSeries[]): Buffer {
  return Buffer.from(compress(new Uint8Array(encodeWriteRequest(series))));
}

/** The series of a packed batch. Throws MalformedRequest on bytes that are none, or would unpack to more than the limit. */
export function unpack(packed: Uint8Array): TimeSeries[] {
  let bytes: Uint8Array;
  try {
    bytes = uncompress(new Uint8Array(packed), MAX_UNPACKED_BYTES);
  } catch (error) {
    throw new MalformedRequest(error instanceof Error ? error.message : 'it is not snappy');
  }
  return decodeWriteRequest(bytes);
}
