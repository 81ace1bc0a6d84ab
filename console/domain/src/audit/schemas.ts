import { z } from 'zod';
import { OBJECT_KINDS } from '../verb/audited-object.ts';
import { EVENTS } from '../verb/events.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf } from '../verb/wire.ts';

/**
 * Whose act it was, seen from the department it concerns: of people and programs of its own, of others (the operator, the authority,
 * finance), or of the platform itself. An act that concerns no department is never one of its own.
 */
export const ACTED_BY = ['own', 'others', 'platform'] as const;

export const auditListInputSchema = pageSchema.extend({
  action: z.enum(EVENTS).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  objectKind: z.enum(OBJECT_KINDS).optional(),
  objectId: z.string().min(1).max(128).optional(),
  actorId: z.string().min(1).max(128).optional(),
  by: z.enum(ACTED_BY).optional(),
  departmentId: idSchema.optional(),
  traceId: z.string().min(1).max(128).optional(),
  /** Half-open span of instants. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
/** `seal` null: written, not chained yet. `code` is the error code of a refusal. */
export const auditItemSchema = z.object({
  id: idSchema,
  at: instantSchema,
  actor: z.object({ kind: z.enum(['person', 'agent', 'client', 'job']), id: z.string(), name: z.string() }),
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().nullable(),
  /** A kind of OBJECT_KINDS, or one that an earlier version wrote. */
  object: z.object({ kind: z.string(), id: z.string() }),
  department: z.object({ id: idSchema, name: z.string() }).nullable(),
  detail: z.unknown(),
  traceId: z.string(),
  seal: z.object({ chain: z.string(), sequence: z.string(), hash: z.string() }).nullable(),
});
export type AuditItem = z.output<typeof auditItemSchema>;
export const auditPageSchema = pageOf(auditItemSchema);

/** How far a chain reached when it was noted outside the database: its newest seal's place and SM3 hash in hex. */
export const anchoredHeadSchema = z.strictObject({
  chain: z.string().min(1).max(64),
  sequence: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AnchoredHead = z.output<typeof anchoredHeadSchema>;

/** One chain (a department's id, or `province`), or all; `anchor`: heads noted earlier, against which the chains are held too. */
export const verifyInputSchema = z.strictObject({
  chain: z.string().min(1).max(64).optional(),
  anchor: z.array(anchoredHeadSchema).max(10_000).optional(),
});
/** The last two are found against an anchor alone: a chain that ends before it, and one that holds together but is another. */
export const BREAK_KINDS = [
  'row-missing',
  'row-changed',
  'link-broken',
  'sequence-gap',
  'wrong-chain',
  'tail-cut',
  'rewritten',
] as const;
/** `intact`: no break. `anchoredAt`: when an anchor was last kept outside; null: never, so that an end cut off shows nowhere. Unsealed rows are no break; they are told apart, with the oldest of them. */
export const verifySchema = z.object({
  checkedAt: instantSchema,
  intact: z.boolean(),
  anchoredAt: instantSchema.nullable(),
  chains: z.array(
    z.object({
      chain: z.string(),
      name: z.string(),
      sealed: z.int(),
      headSequence: z.string().nullable(),
      headHash: z.string().nullable(),
      sealedAt: instantSchema.nullable(),
      unsealed: z.int(),
      oldestUnsealedAt: instantSchema.nullable(),
    }),
  ),
  breaks: z.array(
    z.object({ chain: z.string(), sequence: z.string(), auditId: z.string(), kind: z.enum(BREAK_KINDS) }),
  ),
});
export type Verification = z.output<typeof verifySchema>;

/** Places outside that the log is handed over to. */
export const EXPORT_TARGETS = ['syslog', 'webhook'] as const;
const exportTargetSchema = z.enum(EXPORT_TARGETS);
export type ExportTarget = z.output<typeof exportTargetSchema>;
/** `place`: the receiver's host, for which it is kept how far the log was handed over. */
export const takeExportSchema = z.strictObject({
  target: exportTargetSchema,
  place: z.string().min(1).max(300),
  holder: z.string().min(1).max(100),
  limit: z.int().min(1).max(1_000).default(500),
});
export const confirmExportSchema = z.strictObject({
  target: exportTargetSchema,
  place: z.string().min(1).max(300),
  holder: z.string().min(1).max(100),
  heads: z.array(z.strictObject({ chain: z.string(), sequence: z.bigint() })).max(1_000),
});
export const measureExportSchema = z.strictObject({ target: exportTargetSchema, place: z.string().min(1).max(300) });

/** What is told of the anchors outside is about all chains: they are written together. */
export const ANCHORS = { kind: 'audit-chain', id: 'anchor' } as const;
/** `reason`: the operating system's code (ENOENT, EACCES, ENOSPC…), never a path. */
export const anchorFailedSchema = z.strictObject({ reason: z.string().min(1).max(64) });
