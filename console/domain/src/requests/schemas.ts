import { FURTHER_STEPS } from '@zhengyun/rulebook/approval-policy.ts';
import { SEAT_REASONS } from '@zhengyun/rulebook/approval-route.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dayOutOfOrder, purposeShape, purposeViewSchema } from '@zhengyun/rulebook/request-purpose.ts';
import { returnReasonSchema } from '@zhengyun/rulebook/return-reason.ts';
import { slugSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { priceVersionRefSchema } from '../pricing/schemas.ts';
import { admittedMlpsSchema } from '../tenancy/schemas.ts';
import { ERROR_CODES } from '../verb/errors.ts';
import { guarded } from '../verb/hidden.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  countedPageOf,
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  ppmTextSchema,
  sluggedSchema,
} from '../verb/wire.ts';
import { attachmentSchema } from './attachments/schemas.ts';

export const REQUEST_KINDS = ['order', 'resize', 'release', 'extend'] as const;
export const requestKindSchema = z.enum(REQUEST_KINDS);
export type RequestKind = z.output<typeof requestKindSchema>;
export const REQUEST_STATES = [
  'previewing',
  'preview-failed',
  'department-review',
  'joint-review',
  'provisioning',
  'delivered',
  'accepted',
  'returned',
  'refused',
  'withdrawn',
  'failed',
  'done',
] as const;
export const requestStateSchema = z.enum(REQUEST_STATES);
export type RequestState = z.output<typeof requestStateSchema>;
export const APPROVAL_STEPS = ['department', 'administrative', 'technical', 'finance', 'security'] as const;
export const approvalStepSchema = z.enum(APPROVAL_STEPS);
export type ApprovalStep = z.output<typeof approvalStepSchema>;
export const DECISIONS = ['approve', 'return', 'refuse'] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.output<typeof decisionSchema>;

export const titleSchema = z.string().trim().min(1).max(128);
export const reasonSchema = z.string().trim().min(1).max(2_000);

/** `zone` is a code of the cloud's own dictionary. `xinchuang` may repeat what the zone is; saying otherwise is refused. */
export const orderLineInputSchema = z.strictObject({
  cloud: slugSchema,
  zone: z.string({ error: 'ZONE_MISSING' }).trim().min(1, 'ZONE_MISSING').max(32),
  xinchuang: z.boolean().optional(),
  spec: itemSpecSchema,
});
export type OrderLineInput = z.output<typeof orderLineInputSchema>;

export const submitSchema = z
  .strictObject({
    systemId: idSchema,
    title: titleSchema,
    reason: reasonSchema,
    mlpsGrade: admittedMlpsSchema,
    lines: z.array(orderLineInputSchema).min(1).max(200),
    ...purposeShape,
  })
  .superRefine((order, ctx) => {
    const day = dayOutOfOrder(order);
    if (day !== null) ctx.addIssue({ code: 'custom', path: [day], message: 'DAYS_OUT_OF_ORDER' });
  });
export type SubmitInput = z.output<typeof submitSchema>;
/**
 * `key`: how the sender names this submission; sent again under the same name, it is answered and not made twice. The sender's draft of that
 * key ends with it, and what was attached to the draft is the request's from then on.
 */
export const submitOrderSchema = submitSchema.safeExtend({ key: idSchema.optional() });
export type SubmitOrder = z.output<typeof submitOrderSchema>;

/** `waitsFor`: printed numbers of the requests that hold a resource this one changes; it waits for them before its preview. */
export const submittedSchema = z.object({
  requestId: idSchema,
  number: z.string(),
  state: requestStateSchema,
  waitsFor: z.array(z.string()),
});
export type Submitted = z.output<typeof submittedSchema>;

export const withdrawSchema = z.strictObject({ requestId: idSchema, reason: z.string().trim().max(2_000).optional() });

export const requestListInputSchema = pageSchema.extend({
  state: z.array(requestStateSchema).max(REQUEST_STATES.length).optional(),
  kind: requestKindSchema.optional(),
  departmentId: idSchema.optional(),
  systemId: idSchema.optional(),
  /** Only those with a line on this cloud. */
  cloudId: idSchema.optional(),
  /** Half-open span of the instants of submission. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  /** Only what the caller applied for. */
  mine: z.boolean().optional(),
  /** Only those at work with a line that a person must confirm. */
  toConfirm: z.boolean().optional(),
  /** Only those that were delivered after the day they were promised by, or are not and past it. */
  late: z.boolean().optional(),
  /** promised: by the day each is promised by, the earliest first, and what has none last. */
  order: z.enum(['newest', 'promised']).optional(),
  /** Part of the number, of the title or of the system's name; capitals or not. */
  search: z.string().trim().min(1).max(64).optional(),
});

/**
 * How the promise of a delivery stands. none: nothing of the kind is promised; unknown: nobody published one, or it is of before they were
 * kept; paused: its own department has it; ended: it ended undelivered.
 */
export const PROMISE_STANDINGS = ['none', 'unknown', 'running', 'paused', 'late', 'kept', 'missed', 'ended'] as const;
export const promiseStandingSchema = z.enum(PROMISE_STANDINGS);
export type PromiseStanding = z.output<typeof promiseStandingSchema>;
/** By when a request is promised: working days of its longest line, and the instant they end. While it is paused, `by` moves with the wait. */
const promiseSchema = z.object({
  standing: promiseStandingSchema,
  workingDays: z.int().nullable(),
  by: instantSchema.nullable(),
});

export const requestItemSchema = z.object({
  id: idSchema,
  number: z.string(),
  kind: requestKindSchema,
  state: requestStateSchema,
  title: z.string(),
  department: sluggedSchema,
  system: sluggedSchema,
  /** The system has gone to another department since; absent: it has not. */
  transferred: z.literal(true).optional(),
  /** A release that the authority ordered: `applicant` is who did. Nobody approves it, and nobody accepts it. Absent: somebody of the department asked. */
  ordered: z.literal(true).optional(),
  applicant: namedSchema,
  mlpsGrade: z.int(),
  round: z.int(),
  lineCount: z.int(),
  monthFen: fenTextSchema,
  yearEndFen: fenTextSchema,
  submittedAt: instantSchema,
  deliveredAt: instantSchema.nullable(),
  acceptBy: instantSchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  promise: promiseSchema,
});
export type RequestItem = z.output<typeof requestItemSchema>;
export const requestPageSchema = countedPageOf(requestItemSchema);

/** A refusal as it is stored and shown: code of the closed union plus the facts of its message. */
export const troubleSchema = z.object({
  code: z.enum(ERROR_CODES),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Trouble = z.output<typeof troubleSchema>;

/** transferred: it is another department's now, and what became of it there is not for the request's to know. */
const resourceStateSchema = z.enum(['requested', 'active', 'released', 'abandoned', 'transferred']);
export const requestLineSchema = z.object({
  id: idSchema,
  ordinal: z.int(),
  spec: itemSpecSchema,
  /** What the resource is today; null before its first delivery. */
  delivered: itemSpecSchema.nullable(),
  fulfilment: z.enum(['provisioned', 'counted']),
  /** Whether what it takes of the quota is held: it was approved, perhaps in an earlier round. */
  reserved: z.boolean(),
  state: z.enum(['open', 'delivered', 'failed', 'cancelled']),
  cloud: sluggedSchema,
  zone: z.object({ code: z.string(), name: z.string() }),
  xinchuang: z.boolean(),
  tenancy: z.object({ id: idSchema, number: z.string(), slug: z.string() }),
  resource: z.object({ id: idSchema, number: z.string(), state: resourceStateSchema }),
  /** The version of its item's terms that it was asked for under. */
  itemVersion: z.int(),
  /** What that version promised, in working days and in ppm of a month; null: nothing, or it is not known. */
  leadWorkingDays: z.int().nullable(),
  availabilityPpm: ppmTextSchema.nullable(),
  monthFen: fenTextSchema,
  yearEndFen: fenTextSchema,
  deliveredAt: instantSchema.nullable(),
  /** Of an extension: the last day it gives. */
  leaseUntil: z.iso.date().nullable(),
});

/** One step of one round. `seconds` is how long it took, or has been open. */
export const requestStepSchema = z.object({
  round: z.int(),
  step: approvalStepSchema,
  /** The cloud whose own organisation has the step; null: the province's. The department's own step is null too. */
  seat: sluggedSchema.nullable(),
  /** Why so (F12, F13); `profile` is the ordinary case. */
  seatReason: z.enum(SEAT_REASONS),
  decision: decisionSchema.nullable(),
  decidedBy: namedSchema.nullable(),
  /** The dated rule that decided it in place of a person: id of the policy and its clause. */
  decidedByRule: z.string().nullable(),
  /** Whose step it was, where `decidedBy` stood in for them. */
  onBehalfOf: namedSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  /** Of a return: why, from the dictionary; `reason` says it in words. */
  returnReason: returnReasonSchema.nullable(),
  planHash: z.string().nullable(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  seconds: z.int(),
});

export const requestOperationSchema = z.object({
  id: idSchema,
  number: z.string(),
  ordinal: z.int(),
  verb: z.enum(['deploy', 'destroy', 'refresh']),
  stack: z.string(),
  lineId: idSchema.nullable(),
  state: z.string(),
  waitingFor: z.unknown().nullable(),
  planHash: z.string().nullable(),
  trouble: z.unknown().nullable(),
});

export const deliveryNoteSchema = z.object({
  id: idSchema,
  number: z.string(),
  lineId: idSchema,
  resourceId: idSchema,
  handover: z.unknown(),
  deliveredAt: instantSchema,
});

/** The acts on the request in order: who did what when, and how long after the act before. */
export const timelineEntrySchema = z.object({
  at: instantSchema,
  action: z.string(),
  /** Hidden: of an acceptance, which is a rating too. */
  actor: guarded(z.object({ kind: z.enum(['person', 'agent', 'client', 'job']), name: z.string() })),
  outcome: z.enum(['done', 'refused']),
  secondsSincePrevious: z.int(),
});

/** What the caller may do with the request now; the web shows these and no other buttons. */
export const requestActSchema = z.enum([
  'withdraw',
  'decide-department',
  'decide-administrative',
  'decide-technical',
  'decide-finance',
  'decide-security',
  'urge',
  'accept',
]);

export const getRequestInputSchema = z.strictObject({ requestId: idSchema });
/** The purpose as answers show it: project and money are not for everyone. */
export const requestPurposeSchema = purposeViewSchema.extend({
  project: guarded(purposeViewSchema.shape.project),
  fundingSource: guarded(purposeViewSchema.shape.fundingSource),
});
export type RequestPurpose = z.output<typeof requestPurposeSchema>;
export const requestDetailSchema = requestItemSchema.extend({
  reason: z.string(),
  purpose: requestPurposeSchema,
  attachments: z.array(attachmentSchema),
  planHash: z.string().nullable(),
  trouble: troubleSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  priceVersion: priceVersionRefSchema.nullable(),
  lines: z.array(requestLineSchema),
  steps: z.array(requestStepSchema),
  operations: z.array(requestOperationSchema),
  deliveryNotes: z.array(deliveryNoteSchema),
  timeline: z.array(timelineEntrySchema),
  /** Steps beside the joint review that are not open yet and will be. */
  furtherAhead: z.array(z.enum(FURTHER_STEPS)),
  acts: z.array(requestActSchema),
});
export type RequestDetail = z.output<typeof requestDetailSchema>;

/** A request that moves, named by provisioning, approvals and evaluation. */
export const requestRefSchema = z.strictObject({ requestId: idSchema });
export const withdrawnSchema = z.object({ requestId: idSchema, state: requestStateSchema });
