import { z } from 'zod';

/** Name of a node: what the host calls itself, as a DNS label or name. */
export const nodeNameSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);

const pem = (label: string) =>
  z
    .string()
    .max(8_192)
    .regex(new RegExp(`^-----BEGIN ${label}-----\\s[A-Za-z0-9+/=\\s]+-----END ${label}-----\\s*$`));

/** A node asks to join: the one-time token, its name, and a signing request for a key that never leaves it. */
export const enrolRequestSchema = z.object({
  version: z.int().min(1),
  token: z.string().min(20).max(200),
  name: nodeNameSchema,
  csr: pem('CERTIFICATE REQUEST'),
  agentVersion: z.string().max(40),
});
export type EnrolRequest = z.output<typeof enrolRequestSchema>;

/** What it gets: who it is from now on, and a certificate to renew before `notAfter`. */
export const certificateAnswerSchema = z.object({
  nodeId: z.uuid(),
  certificate: pem('CERTIFICATE'),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});
export type CertificateAnswer = z.output<typeof certificateAnswerSchema>;

export const renewRequestSchema = z.object({ version: z.int().min(1), csr: pem('CERTIFICATE REQUEST') });

/** Why the console stored a batch without one of its samples. */
export const REJECTIONS = [
  'NAME_MISSING',
  'LABEL_INVALID',
  'LABEL_DUPLICATE',
  'LABEL_RESERVED',
  'VALUE_NOT_FINITE',
  'TIMESTAMP_FUTURE',
  'TIMESTAMP_TOO_OLD',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** Answer to a stored batch. `repeated`: it had been stored before, and nothing was stored now. */
export const writeAnswerSchema = z.object({
  stored: z.int(),
  repeated: z.boolean(),
  /** The first rejected samples, by metric and reason; `rejectedTotal` counts all. */
  rejected: z.array(z.object({ metric: z.string(), reason: z.enum(REJECTIONS), count: z.int() })),
  rejectedTotal: z.int(),
  /** The node's clock is off by this much, milliseconds; positive: it is ahead. */
  clockSkewMs: z.int(),
});
export type WriteAnswer = z.output<typeof writeAnswerSchema>;

/** Labels that the console stamps itself; a series that brings one is rejected (LABEL_RESERVED). */
export const RESERVED_LABELS: readonly string[] = ['node', 'cloud', 'tier', 'tenant', 'department'];
/** Label by which a workload's series names its namespace, from which the console finds the tenant. */
export const NAMESPACE_LABEL = 'namespace';
