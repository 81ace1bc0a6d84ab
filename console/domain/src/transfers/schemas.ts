import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { returnReasonSchema } from '@zhengyun/rulebook/return-reason.ts';
import { z } from 'zod';
import { budgetStandingSchema } from '../budgets/schemas.ts';
import { guarded } from '../verb/hidden.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  sluggedSchema,
  unitsTextSchema,
} from '../verb/wire.ts';

/** 划出单位审核, 接收单位审核, then 行政审批 ∥ 技术审批 as for an order. */
export const TRANSFER_STEPS = ['giving', 'receiving', 'administrative', 'technical'] as const;
export const transferStepSchema = z.enum(TRANSFER_STEPS);
export type TransferStep = z.output<typeof transferStepSchema>;

export const TRANSFER_STATES = [
  'giving-review',
  'receiving-review',
  'joint-review',
  'done',
  'returned',
  'refused',
  'withdrawn',
  'expired',
] as const;
export const transferStateSchema = z.enum(TRANSFER_STATES);
export type TransferState = z.output<typeof transferStateSchema>;

const TRANSFER_DECISIONS = ['approve', 'return', 'refuse'] as const;
const decisionSchema = z.enum(TRANSFER_DECISIONS);
export type TransferDecision = z.output<typeof decisionSchema>;

/** A resource as it was when the transfer was asked for. `monthFen`: what its newest line was estimated at for a whole month. */
export const movedResourceSchema = z.object({
  id: idSchema,
  number: z.string(),
  item: itemCodeSchema,
  state: z.enum(['requested', 'active', 'released', 'abandoned']),
  cloud: sluggedSchema,
  zone: z.string(),
  xinchuang: z.boolean(),
  tenancy: z.object({ id: idSchema, number: z.string(), slug: z.string() }),
  monthFen: fenTextSchema,
});
export type MovedResource = z.output<typeof movedResourceSchema>;
/**
 * All that a system has, what was given back before included: it stays part of its history. `clouds`: where it has a tenancy, with an order
 * or taken over without one; missing where it was asked for before they were kept.
 */
export const transferContentSchema = z.object({
  resources: z.array(movedResourceSchema),
  clouds: z.array(idSchema).optional(),
});
export type TransferContent = z.output<typeof transferContentSchema>;

/** What stands in the way of a transfer, by its printed number. */
export const BLOCKER_KINDS = ['request', 'operation', 'reclaim', 'lease', 'doubt', 'tenancy', 'transfer'] as const;
export const blockerSchema = z.object({ kind: z.enum(BLOCKER_KINDS), number: z.string() });
export type Blocker = z.output<typeof blockerSchema>;

const numberedSystemSchema = sluggedSchema.extend({ number: z.string() });

export const foreseeTransferSchema = z.strictObject({ systemId: idSchema });
/** What would go, what stands in the way today, and to whom it could go. `monthFen`: of what is in use, for a whole month. */
export const foreseenTransferSchema = z.object({
  system: numberedSystemSchema,
  from: namedSchema,
  departments: z.array(namedSchema),
  resources: z.array(movedResourceSchema),
  monthFen: fenTextSchema,
  blockers: z.array(blockerSchema),
});

const reasonSchema = z.string().trim().min(1).max(2_000);
export const submitTransferSchema = z.strictObject({
  systemId: idSchema,
  toDepartmentId: idSchema,
  reason: reasonSchema,
});
export const submittedTransferSchema = z.object({
  transferId: idSchema,
  number: z.string(),
  state: transferStateSchema,
});

/** A return and a refusal need a reason. */
export const decideTransferSchema = z
  .strictObject({
    transferId: idSchema,
    step: transferStepSchema,
    decision: decisionSchema,
    reason: z.string().trim().max(2_000).optional(),
    /** Why it is sent back, from the dictionary; counted (F36). Absent on a return: `other`. */
    returnReason: returnReasonSchema.optional(),
  })
  .refine(({ decision, returnReason }) => decision === 'return' || returnReason === undefined, {
    path: ['returnReason'],
    error: 'INPUT_INVALID',
  })
  .refine(({ decision, reason }) => decision === 'approve' || (reason ?? '') !== '', {
    path: ['reason'],
    error: 'INPUT_INVALID',
  });
export const decidedTransferSchema = z.object({ transferId: idSchema, state: transferStateSchema });

export const withdrawTransferSchema = z.strictObject({
  transferId: idSchema,
  reason: z.string().trim().max(2_000).optional(),
});
export const urgedTransferSchema = z.object({ transferId: idSchema, urged: z.int().positive() });
export const transferRefSchema = z.strictObject({ transferId: idSchema });

export const transfersInputSchema = pageSchema.extend({ open: z.boolean().optional() });
const stepViewSchema = z.object({
  step: transferStepSchema,
  /** The cloud whose own organisation has it; null: the province's, or a department. */
  seat: sluggedSchema.nullable(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  decision: decisionSchema.nullable(),
  decidedBy: z.string().nullable(),
  /** Whose step it was, where somebody who stands in for them decided it. */
  onBehalfOf: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  returnReason: returnReasonSchema.nullable(),
});
export const transferItemSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: transferStateSchema,
  system: numberedSystemSchema,
  from: namedSchema,
  to: namedSchema,
  applicant: namedSchema,
  reason: z.string(),
  monthFen: fenTextSchema,
  /** How many resources are in use. */
  inUse: z.int(),
  submittedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  steps: z.array(stepViewSchema),
  /** Steps that the caller may decide now. */
  mayDecide: z.array(transferStepSchema),
  mayWithdraw: z.boolean(),
  /** How often its approvers were urged, and whether the caller may urge them again now. */
  urged: z.int(),
  mayUrge: z.boolean(),
});
export type TransferItem = z.output<typeof transferItemSchema>;
export const transferPageSchema = pageOf(transferItemSchema);
export const transferDetailSchema = transferItemSchema.extend({ resources: z.array(movedResourceSchema) });

const sideEffectSchema = z.object({
  cloud: sluggedSchema,
  dimension: dimensionSchema,
  xinchuang: z.boolean(),
  /** Null: the department has no such limit, and the transfer can't be carried out before it is set. */
  limit: unitsTextSchema.nullable(),
  before: unitsTextSchema.nullable(),
  /** Negative: given back. */
  takes: unitsTextSchema,
  after: unitsTextSchema.nullable(),
});
/** What a decision rests on; null of a limit or a contract: not the reader's to see; null of anything: the transfer has ended. */
export const transferEvidenceSchema = z.object({
  /**
   * From today to the year's end, of what is in use by the price in force, for whoever has it by then; by the estimate of a whole month where something
   * has no price, or the transfer has ended.
   */
  yearEndFen: fenTextSchema,
  quota: z.object({
    giving: z.array(sideEffectSchema).nullable(),
    receiving: z.array(sideEffectSchema).nullable(),
  }),
  /** The receiving department's; `number` null: it has none in force, and the transfer can't be carried out. */
  contract: z.object({ number: z.string().nullable(), validTo: instantSchema.nullable() }).nullable(),
  /** Where the receiving department stands this year, without what would come. */
  budget: guarded(budgetStandingSchema.nullable()),
});
export type TransferEvidence = z.output<typeof transferEvidenceSchema>;

/** In process only: names of what went from departments that don't see it any more. */
export const findGivenSchema = z.strictObject({ resourceIds: z.array(idSchema) });
export const findTransfersSchema = z.strictObject({ ids: z.array(idSchema) });

/** In process only: steps that wait for the caller, from a place of the queue on. */
export const findWaitingSchema = z.strictObject({
  steps: z.array(transferStepSchema),
  after: z.strictObject({ at: z.date(), id: idSchema, step: z.string() }).nullable(),
  most: z.int().positive(),
});
