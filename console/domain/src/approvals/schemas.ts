import { policyFindingSchema, typedDiffSchema } from '@zhengyun/interface/plan.ts';
import { SECURITY_NOTES } from '@zhengyun/rulebook/approval-policy.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { returnReasonSchema } from '@zhengyun/rulebook/return-reason.ts';
import { z } from 'zod';
import { priceChangeSchema, priceVersionRefSchema } from '../pricing/schemas.ts';
import { attachmentSchema } from '../requests/attachments/schemas.ts';
import {
  APPROVAL_STEPS,
  approvalStepSchema,
  decisionSchema,
  requestItemSchema,
  requestKindSchema,
  requestPurposeSchema,
  requestStateSchema,
  requestStepSchema,
} from '../requests/schemas.ts';
import { TRANSFER_STEPS, transferItemSchema, transferStepSchema } from '../transfers/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import { countedPageOf, fenTextSchema, idSchema, instantSchema, sluggedSchema, unitsTextSchema } from '../verb/wire.ts';

export const INBOX_KINDS = ['request', 'transfer'] as const;
/** Steps of requests and of transfers, each once. */
export const INBOX_STEPS = [...new Set([...APPROVAL_STEPS, ...TRANSFER_STEPS])] as const;
/** Absent: every kind, every step. */
export const inboxInputSchema = pageSchema.extend({
  kind: z.enum(INBOX_KINDS).optional(),
  step: z.enum(INBOX_STEPS).optional(),
});
const waitingSchema = z.object({ openedAt: instantSchema, dueAt: instantSchema, overdue: z.boolean() });
/** A step that waits for the caller, earliest deadline first. */
export const inboxItemSchema = z.discriminatedUnion('kind', [
  waitingSchema.extend({
    kind: z.literal('request'),
    request: requestItemSchema,
    step: approvalStepSchema,
    round: z.int(),
  }),
  waitingSchema.extend({ kind: z.literal('transfer'), transfer: transferItemSchema, step: transferStepSchema }),
]);
export type InboxItem = z.output<typeof inboxItemSchema>;
export const inboxPageSchema = countedPageOf(inboxItemSchema);

export const evidenceInputSchema = z.strictObject({ requestId: idSchema });

/** Units before this request, what it takes (negative: gives back), and what is left after. */
const effectSchema = z.object({
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  limit: unitsTextSchema,
  before: unitsTextSchema,
  takes: unitsTextSchema,
  after: unitsTextSchema,
});

/** `monthFen` is the sum, this request included, of a whole month; of each other request what it adds. `financeAboveFen`: finance decides above it; null: nowhere. */
const togetherSchema = z.object({
  days: z.int().positive(),
  monthFen: fenTextSchema,
  financeAboveFen: fenTextSchema.nullable(),
  requests: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      title: z.string(),
      kind: requestKindSchema,
      state: requestStateSchema,
      submittedAt: instantSchema,
      monthFen: fenTextSchema,
      amounts: z.array(z.object({ dimension: dimensionSchema, units: unitsTextSchema })),
    }),
  ),
});

/** Everything an approver decides on, on one page (N14). */
export const evidenceSchema = z.object({
  request: requestItemSchema,
  reason: z.string(),
  purpose: requestPurposeSchema,
  attachments: z.array(attachmentSchema),
  planHash: z.string().nullable(),
  operations: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      ordinal: z.int(),
      verb: z.enum(['deploy', 'destroy', 'refresh']),
      stack: z.string(),
      planHash: z.string().nullable(),
      diff: z.array(typedDiffSchema),
      findings: z.array(policyFindingSchema),
    }),
  ),
  price: z.object({
    version: priceVersionRefSchema.nullable(),
    monthFen: fenTextSchema,
    yearEndFen: fenTextSchema,
    /** Of what waits to be decided, where another version charges some of it before the year's end. */
    change: priceChangeSchema.nullable(),
    lines: z.array(z.object({ ordinal: z.int(), monthFen: fenTextSchema, yearEndFen: fenTextSchema })),
  }),
  /** Left of the department's quota before and after, and whether what it then holds is past its soft limit. */
  quota: z.array(effectSchema.extend({ cloud: sluggedSchema, isOverSoft: z.boolean() })),
  /** Left of the pool of each zone the request touches, before and after. */
  pool: z.array(effectSchema.extend({ cloud: sluggedSchema, zone: z.string(), zoneName: z.string() })),
  steps: z.array(requestStepSchema),
  /** Why there is no security step, where other clouds would have one for this grade. */
  securityNote: z.enum(SECURITY_NOTES).nullable(),
  /** What the same system asked for within the policy's days, weighed with this request for finance's step and the province's seat; null: it is weighed alone. */
  together: togetherSchema.nullable(),
  /** Steps the caller may decide now. */
  mayDecide: z.array(approvalStepSchema),
});
export type Evidence = z.output<typeof evidenceSchema>;

/** `planHash` is the plan the person looked at; another one in force is PLAN_CHANGED. Return and refuse need a reason. */
export const decideSchema = z
  .strictObject({
    requestId: idSchema,
    step: approvalStepSchema,
    decision: decisionSchema,
    planHash: z.string().regex(/^[0-9a-f]{64}$/),
    reason: z.string().trim().max(2_000).optional(),
    /** Why it is sent back, from the dictionary; counted. Absent on a return: `other`. */
    returnReason: returnReasonSchema.optional(),
  })
  .refine(({ decision, returnReason }) => decision === 'return' || returnReason === undefined, {
    path: ['returnReason'],
    error: 'INPUT_INVALID',
  })
  .refine((input) => input.decision === 'approve' || (input.reason ?? '') !== '', {
    path: ['reason'],
    error: 'INPUT_INVALID',
  });
export const decidedSchema = z.object({ requestId: idSchema, state: requestStateSchema });

/** Asks the approvers of what is open to decide. */
export const urgeSchema = z.strictObject({ requestId: idSchema });
export const urgedSchema = z.object({ requestId: idSchema, urged: z.int().positive() });

export const seatStepsSchema = z.strictObject({ requestId: idSchema, steps: z.array(approvalStepSchema).min(1) });
export const openStepsSchema = z.strictObject({
  requestId: idSchema,
  departmentId: idSchema,
  round: z.int().positive(),
  steps: z.array(approvalStepSchema).min(1),
});
