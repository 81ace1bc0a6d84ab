import { z } from 'zod';

/** Of messages between node and console. A receiver takes its own version and the one before. */
export const PROTOCOL_VERSION = 1;

export const WRITE_PATH = '/api/v1/write';
export const ENROL_PATH = '/enrol';
export const RENEW_PATH = '/renew';

/** What every remote write request carries (remote write 1.0), plus our own four. */
export const REMOTE_WRITE_HEADERS = {
  'content-type': 'application/x-protobuf',
  'content-encoding': 'snappy',
  'x-prometheus-remote-write-version': '0.1.0',
} as const;

export const BOOT_HEADER = 'x-zhengyun-boot';
export const SEQUENCE_HEADER = 'x-zhengyun-sequence';
export const SENT_AT_HEADER = 'x-zhengyun-sent-at';
export const AGENT_VERSION_HEADER = 'x-zhengyun-agent';

/**
 * (node, boot, sequence) names a batch for ever: `boot` is a random id of one run of the agent's process, `sequence` counts its
 * batches from 1, and both are kept in the spool with the batch, so a batch sent twice is known as the same one.
 * `sentAt` is the node's wall clock at the moment of sending (epoch ms); the console measures the node's clock by it.
 */
export const batchHeadersSchema = z.object({
  [BOOT_HEADER]: z.uuid(),
  [SEQUENCE_HEADER]: z.coerce.number().int().min(1),
  [SENT_AT_HEADER]: z.coerce.number().int().min(0),
  [AGENT_VERSION_HEADER]: z.string().max(40).default('unknown'),
});
