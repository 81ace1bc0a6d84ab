import { z } from 'zod';
import { fenTextSchema, idSchema, instantSchema, ppmTextSchema } from '../../verb/wire.ts';

/**
 * A statement's way. gathering: facts of its month may still arrive, and it is built anew at will · drafted: built after the month
 * froze · reviewed: another person looked it through · issued: printed number, frozen for ever · confirmed by the department, or by
 * its silence · paid.
 */
export const STATEMENT_STATES = ['gathering', 'drafted', 'reviewed', 'issued', 'confirmed', 'paid'] as const;

/** What is done to a statement. `release`: lets one go on that was parked as improbable. */
export const STATEMENT_ACTS = ['draft', 'release', 'review', 'issue', 'confirm', 'pay'] as const;

export const reasonSchema = z.string().trim().min(1).max(500);

/** Says that the figures of a draft were looked through and stand. */
export const reviewSchema = z.strictObject({ statementId: idSchema });
export const reviewedSchema = z.object({ statementId: idSchema, state: z.literal('reviewed') });

/** Why a draft is improbable and waits for a person: the payable far off the median of the last months, or too many lines of one resource. */
export const parkedReasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('payable-jump'),
    payableFen: fenTextSchema,
    medianFen: fenTextSchema,
    months: z.int(),
    factorPpm: ppmTextSchema,
  }),
  z.object({ kind: z.literal('lines-per-resource'), resource: z.string(), lines: z.int(), most: z.int() }),
]);
export type ParkedReason = z.output<typeof parkedReasonSchema>;
/** Lets a parked draft go on as it stands. */
export const releaseSchema = z.strictObject({ statementId: idSchema, why: reasonSchema });
export const releasedSchema = z.object({ statementId: idSchema, parked: z.literal(false) });

/** The department agrees to what was issued. */
export const confirmSchema = z.strictObject({ statementId: idSchema });
export const confirmedSchema = z.object({ statementId: idSchema, state: z.enum(['confirmed', 'paid']) });

/** A payment that arrived for one statement; `reference` is the paying side's voucher or the bank's. `paidOn`: day in Asia/Shanghai. */
export const paySchema = z.strictObject({
  statementId: idSchema,
  amountFen: z.string().regex(/^[1-9]\d{0,17}$/),
  reference: z.string().trim().min(1).max(100),
  paidOn: z.iso.date(),
});
export const paidSchema = z.object({
  statementId: idSchema,
  state: z.enum(['confirmed', 'paid']),
  paidFen: fenTextSchema,
  leftFen: fenTextSchema,
});
/** Takes a payment back that was recorded wrongly. */
export const reversePaymentSchema = z.strictObject({ paymentId: idSchema, reason: reasonSchema });
export const paymentReversedSchema = z.object({
  statementId: idSchema,
  paymentId: idSchema,
  state: z.literal('confirmed'),
  paidFen: fenTextSchema,
  leftFen: fenTextSchema,
});
export const paymentSchema = z.object({
  id: idSchema,
  amountFen: fenTextSchema,
  reference: z.string(),
  paidOn: z.iso.date(),
  recordedBy: z.string(),
  recordedAt: instantSchema,
  /** Null: it stands. */
  reversed: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  /** The caller may reverse it. */
  reversible: z.boolean(),
});

/** What a check of the chain of issued statements found. */
export const chainCheckSchema = z.object({
  checkedAt: instantSchema,
  issued: z.int(),
  /** Confirmations, payments and reversals that were given after issue. */
  words: z.int(),
  headHash: z.string(),
  whole: z.boolean(),
  /** The first 200; `at`: the printed number, or the place in the chain where there is none. */
  faults: z.array(
    z.object({
      fault: z.enum([
        'link-changed',
        'link-missing',
        'out-of-order',
        'tail-cut-off',
        'statement-changed',
        'statement-missing',
        'statement-outside',
        'number-missing',
        // of what was said after issue
        'word-changed',
        'word-missing',
        'word-outside',
        'state-changed',
      ]),
      at: z.string(),
    }),
  ),
  voided: z.array(z.object({ number: z.string(), reason: z.string() })),
});
export type ChainCheck = z.output<typeof chainCheckSchema>;

const saidSchema = z.object({ at: instantSchema, by: z.string().nullable() });
/** Who did what to it and when; null: not yet. A name that is null: a job. */
export const statementStepsSchema = z.object({
  workingNumber: z.string(),
  policy: z.object({
    id: z.string(),
    collectionWorkingDays: z.int(),
    confirmWorkingDays: z.int(),
    silence: z.enum(['confirms', 'means-nothing']),
  }),
  /** When the month's facts are complete, and a draft can be reviewed. */
  freezesAt: instantSchema,
  drafted: saidSchema,
  parked: z.object({ at: instantSchema, reasons: z.array(parkedReasonSchema) }).nullable(),
  released: saidSchema.extend({ why: z.string() }).nullable(),
  reviewed: saidSchema.nullable(),
  issued: saidSchema.nullable(),
  confirmBy: instantSchema.nullable(),
  /** Until when a line of it may be disputed; null: it can't be, or no more. */
  disputeUntil: instantSchema.nullable(),
  confirmed: saidSchema.extend({ how: z.enum(['person', 'silence']) }).nullable(),
  paidAt: instantSchema.nullable(),
  payments: z.array(paymentSchema),
  /** By the payments that stand. */
  paidFen: fenTextSchema,
  /** What the caller may do to it next. */
  open: z.array(z.enum(STATEMENT_ACTS)),
});
export type StatementSteps = z.output<typeof statementStepsSchema>;
