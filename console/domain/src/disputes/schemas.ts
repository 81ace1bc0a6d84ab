import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { chargedSkuSchema } from '../rating/schemas.ts';
import { attachmentNameSchema, attachmentSchema } from '../requests/attachments/schemas.ts';
import { lineKindSchema } from '../settlement/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  priceTextSchema,
  quantityTextSchema,
} from '../verb/wire.ts';

/**
 * open: nobody of finance has it · taken · granted: decided for the department in full or part, its credit note waits for a second person ·
 * upheld: with an approved credit note · rejected · withdrawn by the department. The last three are its end.
 */
export const DISPUTE_STATES = ['open', 'taken', 'granted', 'upheld', 'rejected', 'withdrawn'] as const;
export const disputeStateSchema = z.enum(DISPUTE_STATES);
/** What is said to be wrong: how much, at what price, that it is the department's, that it was delivered, or that it was charged before. */
export const DISPUTE_REASONS = ['quantity', 'price', 'not-ours', 'not-delivered', 'charged-twice', 'other'] as const;
export const disputeReasonSchema = z.enum(DISPUTE_REASONS);
export const DISPUTE_SIDES = ['department', 'operator', 'finance'] as const;
export const DISPUTE_ACTS = ['withdraw', 'take', 'say', 'decide'] as const;
export const disputeActSchema = z.enum(DISPUTE_ACTS);

/** Files that both sides together may add to a dispute. */
export const MOST_FILES = 20;
/** Who speaks for a side of a dispute, in words and by files. */
export const DISPUTE_SPEAKERS = ['applicant', 'department-approver', 'platform-engineer', 'finance'] as const;

const textSchema = z.string().trim().min(1).max(2_000);
/** More than nothing, in whole fen. */
export const someFenSchema = z.string().regex(/^[1-9]\d{0,17}$/);

/** `amountFen`: what of the line's amount is in question. */
export const openDisputeSchema = z.strictObject({
  statementId: idSchema,
  statementLineId: idSchema,
  amountFen: someFenSchema,
  reasonKind: disputeReasonSchema,
  reason: textSchema,
});
export const disputeRefSchema = z.strictObject({ disputeId: idSchema });
export const sayInDisputeSchema = disputeRefSchema.extend({ text: textSchema });
export const addEvidenceSchema = disputeRefSchema.extend({
  name: attachmentNameSchema,
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
/** `grantedFen` null: rejected. What is granted becomes a credit note, which a second person approves. */
export const decideDisputeSchema = disputeRefSchema.extend({
  grantedFen: someFenSchema.nullable(),
  reason: textSchema,
});
export const disputeActedSchema = z.object({ disputeId: idSchema, number: z.string(), state: disputeStateSchema });
export const disputeDecidedSchema = disputeActedSchema.extend({
  /** The credit note that waits for a second person; null: rejected. */
  creditNoteId: idSchema.nullable(),
});
export type DisputeDecided = z.output<typeof disputeDecidedSchema>;

/** The line in question as its statement prints it. */
export const disputedLineSchema = z.object({
  ordinal: z.int(),
  key: z.string(),
  kind: lineKindSchema,
  resource: z.string().nullable(),
  sku: chargedSkuSchema.nullable(),
  unit: z.string().nullable(),
  quantity: quantityTextSchema.nullable(),
  unitPrice: priceTextSchema.nullable(),
  amountFen: fenTextSchema,
  /** What it brought to what is to be paid, after all that is taken off it; null: opened before this was kept. */
  broughtFen: fenTextSchema.nullable(),
});
export type DisputedLine = z.output<typeof disputedLineSchema>;

export const DISPUTE_FILTERS = ['unended', 'overdue', ...DISPUTE_STATES] as const;
export const disputeListInputSchema = pageSchema.extend({
  state: z.enum(DISPUTE_FILTERS).optional(),
  statementId: idSchema.optional(),
  /** One alone, by its key. */
  disputeId: idSchema.optional(),
});
const saidSchema = z.object({ at: instantSchema, by: namedSchema });
export const disputeSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: disputeStateSchema,
  department: namedSchema,
  statement: z.object({ id: idSchema, number: z.string(), month: monthSchema }),
  line: disputedLineSchema,
  amountFen: fenTextSchema,
  reasonKind: disputeReasonSchema,
  reason: z.string(),
  policyId: z.string(),
  opened: saidSchema,
  takeBy: instantSchema,
  answerBy: instantSchema,
  decideBy: instantSchema,
  /** 1: nobody took it in time, or the operator was silent; 2: not decided in time. The authority was told. */
  level: z.int(),
  taken: saidSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  decided: saidSchema.extend({ grantedFen: fenTextSchema, reason: z.string() }).nullable(),
  endedAt: instantSchema.nullable(),
  words: z.array(
    z.object({
      id: idSchema,
      side: z.enum(DISPUTE_SIDES),
      text: z.string(),
      at: instantSchema,
      by: namedSchema,
      files: z.array(attachmentSchema),
    }),
  ),
  /** What the caller may do next. */
  acts: z.array(disputeActSchema),
});
export type Dispute = z.output<typeof disputeSchema>;
export const disputePageSchema = pageOf(disputeSchema).extend({ unended: z.int(), overdue: z.int() });
