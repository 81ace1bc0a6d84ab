import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { chargedSkuSchema } from '../rating/schemas.ts';
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

/** credit 冲减单: takes off what a dispute was granted · adjustment 调整单: takes lines back and charges them anew, for facts that came late or were wrong. */
export const NOTE_KINDS = ['credit', 'adjustment'] as const;
export const NOTE_STATES = ['proposed', 'approved', 'refused'] as const;
export const noteStateSchema = z.enum(NOTE_STATES);
/** overdue: nobody decided it by its term. */
export const NOTE_FILTERS = [...NOTE_STATES, 'overdue'] as const;
export const NOTE_LINE_ACTS = ['credit', 'reversal', 'renewed'] as const;

const textSchema = z.string().trim().min(1).max(2_000);

/** Within the act that decides a dispute. `amountFen`: what is taken off, more than nothing. */
export const proposeCreditSchema = z.strictObject({
  statementId: idSchema,
  lineId: idSchema,
  disputeId: idSchema,
  amountFen: z.string().regex(/^[1-9]\d{0,17}$/),
  reason: textSchema,
  reference: z.string().trim().min(1).max(200),
});
export const creditNoteRefSchema = z.strictObject({ creditNoteId: idSchema });
export const refuseCreditNoteSchema = creditNoteRefSchema.extend({ reason: z.string().trim().min(1).max(500) });
export const creditNoteActedSchema = z.object({
  creditNoteId: idSchema,
  number: z.string().nullable(),
  state: noteStateSchema,
  totalFen: fenTextSchema,
});

/** What a line of a note is of, as the statement prints it or would print it by now. */
export const noteLineFactsSchema = z.object({
  kind: lineKindSchema,
  ordinal: z.int().nullable(),
  resource: z.string().nullable(),
  sku: chargedSkuSchema.nullable(),
  unit: z.string().nullable(),
  quantity: quantityTextSchema.nullable(),
  unitPrice: priceTextSchema.nullable(),
});
export type NoteLineFacts = z.output<typeof noteLineFactsSchema>;

export const noteListInputSchema = pageSchema.extend({
  state: z.enum(NOTE_FILTERS).optional(),
  statementId: idSchema.optional(),
  /** One alone, by its key. */
  creditNoteId: idSchema.optional(),
});
export const creditNoteSchema = z.object({
  id: idSchema,
  /** Printed once it is approved. */
  number: z.string().nullable(),
  kind: z.enum(NOTE_KINDS),
  state: noteStateSchema,
  department: namedSchema,
  /** The statement it puts right. */
  statement: z.object({ id: idSchema, number: z.string(), month: monthSchema }),
  dispute: z.object({ id: idSchema, number: z.string() }).nullable(),
  totalFen: fenTextSchema,
  reason: z.string(),
  reference: z.string(),
  proposed: z.object({ at: instantSchema, by: namedSchema }),
  /** While it waits: by when the second person decides. */
  decideBy: instantSchema.nullable(),
  overdue: z.boolean(),
  decided: z.object({ at: instantSchema, by: namedSchema, refusal: z.string().nullable() }).nullable(),
  lines: z.array(
    noteLineFactsSchema.extend({ number: z.int(), act: z.enum(NOTE_LINE_ACTS), amountFen: fenTextSchema }),
  ),
  /** Issued statements that took it into account, in order of month; the rest is carried to the next. */
  applied: z.array(
    z.object({ statementId: idSchema, number: z.string(), month: monthSchema, amountFen: fenTextSchema }),
  ),
  leftFen: fenTextSchema,
  /** The caller may approve it: it is somebody else's. */
  mayDecide: z.boolean(),
  /** The caller may refuse it, or take it back where it is their own. */
  mayRefuse: z.boolean(),
});
export type CreditNote = z.output<typeof creditNoteSchema>;
export const creditNotePageSchema = pageOf(creditNoteSchema);

/** open: nobody did anything about it · proposed: an adjustment waits for a second person · adjusted · dismissed: somebody said why nothing is adjusted · gone: nothing is off any more. */
export const LATE_STATES = ['open', 'proposed', 'adjusted', 'dismissed', 'gone'] as const;
export const lateStateSchema = z.enum(LATE_STATES);
const reasonOfNote = { reason: textSchema, reference: z.string().trim().min(1).max(200) };
export const proposeAdjustmentSchema = z.strictObject({ lateFactId: idSchema, ...reasonOfNote });
export const dismissLateFactSchema = z.strictObject({ lateFactId: idSchema, why: z.string().trim().min(1).max(500) });
/** `amountFen`: what the line should have come to, by facts that the console can't take any more; of a line that takes off, negative or nothing. */
export const adjustLineSchema = z.strictObject({
  statementId: idSchema,
  statementLineId: idSchema,
  amountFen: z.string().regex(/^(0|-?[1-9]\d{0,17})$/),
  ...reasonOfNote,
});
export const lateActedSchema = z.object({ lateFactId: idSchema, state: lateStateSchema });

/** The first that has no price by now, where that keeps a month from being compared. */
export const lateGapSchema = z.object({ sku: chargedSkuSchema, from: instantSchema, resource: z.string() });
export type LateGap = z.output<typeof lateGapSchema>;

export const lateLineSchema = z.object({
  act: z.enum(NOTE_LINE_ACTS),
  lineId: idSchema.nullable(),
  key: z.string(),
  amountFen: fenTextSchema,
  facts: noteLineFactsSchema,
});
export const lateListInputSchema = pageSchema.extend({
  state: lateStateSchema.optional(),
  statementId: idSchema.optional(),
  /** One alone, by its key. */
  lateFactId: idSchema.optional(),
});
export const lateFactSchema = z.object({
  id: idSchema,
  state: lateStateSchema,
  department: namedSchema,
  statement: z.object({ id: idSchema, number: z.string(), month: monthSchema }),
  differenceFen: fenTextSchema,
  /** Not null: the month can't be compared, and nothing is known of a difference. */
  gap: lateGapSchema.nullable(),
  foundAt: instantSchema,
  seenAt: instantSchema,
  lines: z.array(
    noteLineFactsSchema.extend({ number: z.int(), act: z.enum(NOTE_LINE_ACTS), amountFen: fenTextSchema }),
  ),
  creditNoteId: idSchema.nullable(),
  dismissed: z.object({ at: instantSchema, by: namedSchema, why: z.string() }).nullable(),
});
export type LateFact = z.output<typeof lateFactSchema>;
export const lateFactPageSchema = pageOf(lateFactSchema);
