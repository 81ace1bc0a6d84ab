import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { z } from 'zod';
import { coefficientWorkingSchema } from '../evaluation/schemas.ts';
import { chargedSkuSchema, chargeSchema } from '../rating/schemas.ts';
import { minuteCountsSchema } from '../service-levels/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  exactYuanTextSchema,
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  ppmTextSchema,
  priceTextSchema,
  quantityTextSchema,
  sluggedSchema,
} from '../verb/wire.ts';
import { agreedPinSchema, agreedWorkingSchema } from './agreed/schemas.ts';
import { adjustmentWorkingSchema, correctionPinsSchema, creditWorkingSchema } from './corrections/schemas.ts';
import { STATEMENT_STATES, statementStepsSchema } from './steps/schemas.ts';

export const statementStateSchema = z.enum(STATEMENT_STATES);
export const LINE_KINDS = [
  'usage',
  'discount',
  'minimum',
  'maximum',
  'included',
  'annual',
  'deduction',
  'coefficient',
  'floor',
  'cap',
  'penalty',
  'credit',
  'adjustment',
] as const;
export const lineKindSchema = z.enum(LINE_KINDS);

/** Builds the draft of the month as of now, or rebuilds it. The contract in force is taken unless one is named. */
export const draftSchema = z.strictObject({
  departmentId: idSchema,
  month: monthSchema,
  contractId: idSchema.optional(),
});
export const draftedSchema = z.object({
  statementId: idSchema,
  number: z.string(),
  state: z.enum(['gathering', 'drafted']),
  /** Improbable: it waits for a person who did not build it. */
  parked: z.boolean(),
  payableFen: fenTextSchema,
  asOf: instantSchema,
  contentHash: z.string(),
});

/** Freezes a reviewed statement under its printed number; nothing about it can change afterwards. */
export const issueSchema = z.strictObject({ statementId: idSchema });
export const issuedSchema = z.object({
  statementId: idSchema,
  number: z.string(),
  state: z.literal('issued'),
  issuedAt: instantSchema,
  confirmBy: instantSchema,
});

export const statementListInputSchema = pageSchema.extend({
  departmentId: idSchema.optional(),
  month: monthSchema.optional(),
  state: statementStateSchema.optional(),
});
export const statementItemSchema = z.object({
  id: idSchema,
  /** The printed number; until it is issued the working number. */
  number: z.string(),
  month: monthSchema,
  state: statementStateSchema,
  /** Improbable, and released by nobody yet. */
  parked: z.boolean(),
  department: namedSchema,
  contract: z.object({ id: idSchema, number: z.string(), name: z.string() }),
  asOf: instantSchema,
  builtAt: instantSchema,
  issuedAt: instantSchema.nullable(),
  payableFen: fenTextSchema,
});
export type StatementItem = z.output<typeof statementItemSchema>;
export const statementPageSchema = pageOf(statementItemSchema);

const pricedSchema = z.object({
  priceVersion: z.object({ id: idSchema, number: z.string(), sample: z.boolean() }),
  /** Absent from statements built before rules were pinned, when every price was by unit. */
  rule: priceRuleSchema.optional(),
  /** The month's whole quantity of the item under this price, of which `share` it reigned, and what the model makes of it. */
  whole: z.object({ quantity: quantityTextSchema, share: quantityTextSchema, byModel: exactYuanTextSchema }).optional(),
});
const storedUsageWorkingSchema = pricedSchema.extend({ kind: z.literal('usage') });
export const usageWorkingSchema = storedUsageWorkingSchema.extend({ charges: z.array(chargeSchema) });
/** Taken off a usage line: exact = −(of × discountPpm ÷ 1,000,000). */
export const discountWorkingSchema = pricedSchema.extend({ kind: z.literal('discount'), of: exactYuanTextSchema });
/** What a bound of a whole month, times the share of it, adds to (minimum) or takes off (maximum, cloud by cloud) all that an item came to. */
export const boundWorkingSchema = pricedSchema.extend({
  kind: z.enum(['minimum', 'maximum']),
  bound: priceTextSchema,
  afterDiscount: exactYuanTextSchema,
});
/** Taken off the usage fees of one cloud: exact = −(fee × ratePpm ÷ 1,000,000). `reason` says why nothing is taken off. */
export const deductionWorkingSchema = z.object({
  kind: z.literal('deduction'),
  cloud: sluggedSchema,
  policy: z.string(),
  reason: z.enum(['FROM_TABLE', 'NO_COVERAGE']),
  minutes: minuteCountsSchema,
  availabilityPpm: ppmTextSchema.nullable(),
  coveragePpm: ppmTextSchema.nullable(),
  atLeastPpm: ppmTextSchema.nullable(),
  ratePpm: ppmTextSchema,
  fee: exactYuanTextSchema,
});
/** exact = base × (coefficient − 1), base = usage + annual + deductions. */
export const coefficientLineWorkingSchema = coefficientWorkingSchema.extend({
  kind: z.literal('coefficient'),
  base: exactYuanTextSchema,
});
/** As stored with the line; a usage line's charges are rows of their own and join it when it is read. */
export const storedLineWorkingSchema = z.discriminatedUnion('kind', [
  storedUsageWorkingSchema,
  discountWorkingSchema,
  boundWorkingSchema,
  ...agreedWorkingSchema.options,
  deductionWorkingSchema,
  coefficientLineWorkingSchema,
  creditWorkingSchema,
  adjustmentWorkingSchema,
]);
export type StoredLineWorking = z.output<typeof storedLineWorkingSchema>;
export const lineWorkingSchema = z.discriminatedUnion('kind', [
  usageWorkingSchema,
  discountWorkingSchema,
  boundWorkingSchema,
  ...agreedWorkingSchema.options,
  deductionWorkingSchema,
  coefficientLineWorkingSchema,
  creditWorkingSchema,
  adjustmentWorkingSchema,
]);

/** `exact` is before, `amountFen` after rounding by largest remainder; ties go by `key`, which is also the lines' order. */
export const statementLineSchema = z.object({
  id: idSchema,
  ordinal: z.int(),
  key: z.string(),
  kind: lineKindSchema,
  resource: z.object({ id: idSchema, number: z.string(), item: z.string(), cloud: sluggedSchema }).nullable(),
  sku: chargedSkuSchema.nullable(),
  unit: z.string().nullable(),
  quantity: quantityTextSchema.nullable(),
  unitPrice: priceTextSchema.nullable(),
  exact: exactYuanTextSchema,
  amountFen: fenTextSchema,
  working: lineWorkingSchema,
});
export type StatementLine = z.output<typeof statementLineSchema>;

/** Use in a part of the month that no contract covers: on no statement. `amount` by the prices of then, of the priced items. */
export const uncontractedPartSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  resource: z.string(),
  amount: exactYuanTextSchema,
  unpriced: z.array(chargedSkuSchema),
});
export type UncontractedPart = z.output<typeof uncontractedPartSchema>;
export const uncontractedInputSchema = z.strictObject({ month: monthSchema });
export const uncontractedSchema = z.object({
  month: monthSchema,
  asOf: instantSchema,
  items: z.array(
    uncontractedPartSchema.extend({
      department: namedSchema,
      resource: z.object({ id: idSchema, number: z.string() }),
    }),
  ),
});
export type Uncontracted = z.output<typeof uncontractedSchema>;

/** A dated table that the statement was made by, with a hash of its whole content. */
export const pinnedTableSchema = z.object({
  kind: z.enum(['deduction', 'coefficient']),
  id: z.string(),
  validFrom: instantSchema,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PinnedTable = z.output<typeof pinnedTableSchema>;

/** The whole statement's working, in the order it is computed. */
export const statementWorkingSchema = z.object({
  period: z.object({ from: instantSchema, to: instantSchema }),
  usage: exactYuanTextSchema,
  /** What of it is in the yearly part, taken off again; absent, like bounds and penalty, from statements built before they were agreed on. */
  included: exactYuanTextSchema.optional(),
  annual: exactYuanTextSchema,
  deduction: exactYuanTextSchema,
  base: exactYuanTextSchema,
  coefficient: coefficientWorkingSchema,
  /** What caps and floors of the contract add or take off. */
  bounds: exactYuanTextSchema.optional(),
  penalty: exactYuanTextSchema.optional(),
  agreed: agreedPinSchema.optional(),
  /** What credit notes and adjustments of earlier statements add or take off, and which they were; absent where there was none. */
  corrected: exactYuanTextSchema.optional(),
  corrections: correctionPinsSchema.optional(),
  total: exactYuanTextSchema,
  /** payable − total: what rounding to fen added (negative: took). */
  rounding: exactYuanTextSchema,
  /** The department's use in this month outside every contract, as known when it was built; absent from statements built before it was looked for. */
  uncontracted: z.array(uncontractedPartSchema).default([]),
  /** The contract's tables; absent from statements built before they were pinned. */
  tables: z.array(pinnedTableSchema).default([]),
});
export type StatementWorking = z.output<typeof statementWorkingSchema>;

/** One step of Σ events → Σ quantities → Σ charges → Σ lines → payable, both sides computed from stored rows. */
export const RECONCILIATION_STEPS = ['events', 'quantities', 'charges', 'lines', 'payable', 'allocation'] as const;
export const reconciliationStepSchema = z.object({
  step: z.enum(RECONCILIATION_STEPS),
  /** What both sides are counted in. */
  unit: z.enum(['unit-seconds', 'unit-months', 'yuan', 'fen']),
  left: z.string(),
  right: z.string(),
  equal: z.boolean(),
});
export type ReconciliationStep = z.output<typeof reconciliationStepSchema>;

export const getStatementInputSchema = z.strictObject({ statementId: idSchema });
/** `limit`: only so many lines, from the one after ordinal `after` on, without their charges and without the chain, which have questions of their own. */
export const readStatementInputSchema = getStatementInputSchema.extend({
  after: z.int().min(0).max(10_000_000).optional(),
  limit: z.int().min(1).max(500).optional(),
});
export const reconciledStatementSchema = z.object({ steps: z.array(reconciliationStepSchema) });
export const statementDetailSchema = statementItemSchema.extend({
  steps: statementStepsSchema,
  payableChinese: z.string(),
  contentHash: z.string(),
  /** Any price in it is a sample price. */
  sample: z.boolean(),
  working: statementWorkingSchema,
  /** Of all its lines, however many are sent. */
  lineCount: z.int(),
  lines: z.array(statementLineSchema),
  reconciliation: z.array(reconciliationStepSchema),
});
export type StatementDetail = z.output<typeof statementDetailSchema>;
