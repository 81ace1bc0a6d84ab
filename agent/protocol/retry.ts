import { z } from 'zod';

/** Every refusal of the gateway, as its body says: `{code, message, traceId}`. */
export const GATEWAY_CODES = [
  'BATCH_MALFORMED',
  'BATCH_TOO_LARGE',
  'BATCH_CONFLICT',
  'TOKEN_INVALID',
  'TOKEN_USED',
  'TOKEN_EXPIRED',
  'NODE_NAME_TAKEN',
  'CSR_INVALID',
  'CERTIFICATE_INVALID',
  'CERTIFICATE_REVOKED',
  'NODE_QUARANTINED',
  'INPUT_INVALID',
  'RATE_LIMITED',
  'FAULT',
] as const;
export type GatewayCode = (typeof GATEWAY_CODES)[number];

export const gatewayErrorSchema = z.object({
  code: z.enum(GATEWAY_CODES),
  message: z.string(),
  traceId: z.string().default(''),
});

/**
 * What a sender does with a batch after an answer.
 * done: forget it · retry: send it again, later and later · hold: it is not the batch but the node that is refused, so keep
 * everything and ask again slowly · set-aside: this batch will never be taken; keep it apart, count it, go on with the next.
 */
export type AfterSending = 'done' | 'retry' | 'hold' | 'set-aside';

const HOLD_STATUSES: readonly number[] = [401, 403];

/**
 * The retry matrix (remote write 1.0 and its compliance suite): 5xx and 429 are retried, other 4xx never are. 401 and 403 say
 * that the node is not known or in quarantine; its batches are sound and would be lost, so they are held, not set aside.
 * No answer at all (`status` null) and redirects are retried.
 */
export function afterSending(status: number | null): AfterSending {
  if (status !== null && status >= 200 && status < 300) return 'done';
  // A redirect comes from something between node and console, never from the gateway.
  if (status === null || status < 400 || status === 429 || status >= 500) return 'retry';
  return HOLD_STATUSES.includes(status) ? 'hold' : 'set-aside';
}
