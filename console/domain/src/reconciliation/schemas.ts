import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { skuSchema } from '@zhengyun/rulebook/dimension.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { chargedSkuSchema } from '../rating/schemas.ts';
import { RECONCILIATION_STEPS } from '../settlement/schemas.ts';
import { pageSchema } from '../verb/paging.ts';
import {
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  quantityTextSchema,
  sluggedSchema,
  unitsTextSchema,
} from '../verb/wire.ts';

/** What can be wrong between the books. A code is never renamed: cases are kept. */
export const FINDING_CODES = [
  'usage-beyond-window',
  'usage-before-creation',
  'usage-after-removal',
  'two-open-intervals',
  'ledger-gap',
  'running-beyond-allocated',
  'attached-beyond-existing',
  'resource-without-order',
  'order-without-resource',
  'negative-quantity',
  'stock-unbalanced',
  'meter-not-order',
  'meter-not-cluster',
  'bill-not-meter',
  'chain-broken',
] as const;
export const findingCodeSchema = z.enum(FINDING_CODES);
export const SUBJECT_KINDS = ['resource', 'cloud', 'stock', 'statement'] as const;
export const CASE_OWNERS = ['finance', 'platform-engineer'] as const;
export const CASE_STATES = ['open', 'taken', 'answered', 'closed'] as const;
export const caseStateSchema = z.enum(CASE_STATES);
export const CASE_OUTCOMES = ['solved', 'explained'] as const;
export const SIDES_STAND = ['equal', 'differs', 'unknown'] as const;
const standSchema = z.enum(SIDES_STAND);

/** `month` absent: the current one, up to now. `by` department: what each holds, transfers among them. */
export const balanceInputSchema = z.strictObject({
  month: monthSchema.optional(),
  by: z.enum(['province', 'department']).default('province'),
});
const overSchema = z.object({
  month: monthSchema,
  /** The part of the month that is over. */
  period: z.object({ from: instantSchema, to: instantSchema }),
});
/** closing = opening + opened − reclaimed + resized + takenOn − handedOver, and as ordered (null: orders are not kept by department). */
export const balanceRowSchema = z.object({
  sku: skuSchema,
  tier: tierSchema,
  department: namedSchema.nullable(),
  opening: unitsTextSchema,
  opened: unitsTextSchema,
  reclaimed: unitsTextSchema,
  resized: unitsTextSchema,
  takenOn: unitsTextSchema,
  handedOver: unitsTextSchema,
  closing: unitsTextSchema,
  ordered: unitsTextSchema.nullable(),
  balanced: z.boolean(),
});
export const balanceSchema = overSchema.extend({
  rows: z.array(balanceRowSchema),
  /** Rows of the ledger that can't be, and acts that one book alone has, within the month. */
  faults: z.int(),
  differences: z.int(),
  balanced: z.boolean(),
});
export type BalanceOf = z.output<typeof balanceSchema>;

/** The changes behind one row of the balance, oldest first; `limit` at most, and `total` of them. */
export const movementsInputSchema = z.strictObject({
  month: monthSchema.optional(),
  sku: skuSchema,
  tier: tierSchema,
  departmentId: idSchema.optional(),
});
export const MOST_MOVEMENTS = 500;
export const movementSchema = z.object({
  changeId: idSchema,
  at: instantSchema,
  kind: z.enum(['opened', 'reclaimed', 'resized', 'handed-over', 'taken-on']),
  resource: z.object({ id: idSchema, number: z.string() }),
  department: namedSchema,
  before: unitsTextSchema,
  after: unitsTextSchema,
});
export const movementsSchema = overSchema.extend({
  items: z.array(movementSchema).max(MOST_MOVEMENTS),
  total: z.int(),
});

export const comparisonInputSchema = z.strictObject({ month: monthSchema.optional() });
/** Units at the end, unit·months of the month. `unseenUnits`: what the meter has of resources that nobody looked at. */
export const comparisonRowSchema = z.object({
  cloud: sluggedSchema,
  sku: skuSchema,
  orderUnits: unitsTextSchema,
  meterUnits: unitsTextSchema,
  clusterUnits: unitsTextSchema.nullable(),
  unseenUnits: unitsTextSchema,
  orderQuantity: quantityTextSchema,
  meterQuantity: quantityTextSchema,
  billQuantity: quantityTextSchema.nullable(),
  meterOrder: standSchema,
  meterCluster: standSchema,
  meterBill: standSchema,
});
/** What is consumed: in its item's unit; `meterQuantity` null: not all use of the cloud is rated. Nothing of it is ordered, and no look at a cluster shows it. */
export const consumedRowSchema = z.object({
  cloud: sluggedSchema,
  sku: chargedSkuSchema,
  meterQuantity: quantityTextSchema.nullable(),
  billQuantity: quantityTextSchema.nullable(),
  meterCluster: z.literal('unknown'),
  meterBill: standSchema,
});
export const comparisonSchema = overSchema.extend({
  policy: z.string(),
  billTolerancePpm: z.string(),
  lookCountsHours: z.int(),
  rows: z.array(comparisonRowSchema),
  consumed: z.array(consumedRowSchema),
});

export const chainInputSchema = z.strictObject({ month: monthSchema });
/** Both sides added up over the month's statements; equal only where each statement's are. */
export const chainStepSchema = z.object({
  step: z.enum(RECONCILIATION_STEPS),
  unit: z.string(),
  left: z.string(),
  right: z.string(),
  equal: z.boolean(),
});
export const chainSchema = z.object({
  month: monthSchema,
  statements: z.int(),
  /** Statements of the month by state. */
  states: z.record(z.string(), z.int()),
  payableFen: fenTextSchema,
  steps: z.array(chainStepSchema),
  /** Statements of which some step is unequal. */
  broken: z.array(z.object({ id: idSchema, number: z.string(), department: namedSchema, steps: z.array(z.string()) })),
  /** Departments that held something in the month and have no statement of it. */
  without: z.array(namedSchema),
  equal: z.boolean(),
});
export type Chain = z.output<typeof chainSchema>;

/** A file of at most 4 MiB before base64, and as many rows. */
const MOST_BILL_BASE64 = 5_592_408;
export const MOST_BILL_ROWS = 50_000;
export const MOST_BILL_ERRORS = 200;
export const billFileSchema = z.strictObject({
  cloudId: idSchema,
  month: monthSchema,
  name: z.string().trim().min(1).max(255),
  content: z.base64('SHEET_UNREADABLE').min(1).max(MOST_BILL_BASE64, 'SHEET_UNREADABLE'),
});
export const BILL_COLUMNS = ['sku', 'quantity', 'amount', 'resource', 'corrects'] as const;
/** What is wrong with a row; `row` as a spreadsheet counts, `column` null: the row or the file as a whole. */
export const BILL_PROBLEMS = [
  'column-unknown',
  'column-missing',
  'column-twice',
  'cell-missing',
  'formula',
  'sku-unknown',
  'number-unreadable',
  'negative-corrects-nothing',
  'resource-unknown',
  'row-twice',
] as const;
export const billErrorSchema = z.object({
  row: z.int(),
  column: z.enum(BILL_COLUMNS).nullable(),
  problem: z.enum(BILL_PROBLEMS),
  text: z.string(),
});
export type BillError = z.output<typeof billErrorSchema>;
export const billPreviewSchema = z.object({
  rows: z.int(),
  /** The version that an import would make; null: this very file is in already. */
  version: z.int().nullable(),
  errors: z.array(billErrorSchema).max(MOST_BILL_ERRORS),
  moreErrors: z.int(),
  amountFen: fenTextSchema,
  /** The bill beside one's own meter, by item. */
  items: z.array(
    z.object({
      sku: chargedSkuSchema,
      billQuantity: quantityTextSchema,
      /** Null: not known yet. */
      meterQuantity: quantityTextSchema.nullable(),
      stand: standSchema,
    }),
  ),
});
export const billImportedSchema = z.object({
  billId: idSchema,
  version: z.int(),
  rows: z.int(),
  replayed: z.boolean(),
});
export const billListInputSchema = z.strictObject({ month: monthSchema });
export const billItemSchema = z.object({
  id: idSchema,
  cloud: sluggedSchema,
  month: monthSchema,
  version: z.int(),
  /** Whether it is the last version, the one that counts. */
  counts: z.boolean(),
  name: z.string(),
  sha256: z.string(),
  rows: z.int(),
  amountFen: fenTextSchema,
  importedBy: z.string(),
  importedAt: instantSchema,
});
export const billListSchema = z.object({ items: z.array(billItemSchema) });
export const billRefSchema = z.strictObject({ billId: idSchema });
export const billContentSchema = z.object({ name: z.string(), sha256: z.string(), content: z.base64() });

export const caseListInputSchema = pageSchema.extend({
  /** unclosed: all but those that are closed. */
  state: z.enum([...CASE_STATES, 'unclosed', 'overdue']).optional(),
  code: findingCodeSchema.optional(),
  mine: z.boolean().optional(),
});
export const caseSchema = z.object({
  id: idSchema,
  number: z.string(),
  code: findingCodeSchema,
  ownerRole: z.enum(CASE_OWNERS),
  subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), label: z.string() }),
  department: namedSchema.nullable(),
  cloud: sluggedSchema.nullable(),
  month: monthSchema.nullable(),
  facts: z.record(z.string(), z.string()),
  state: caseStateSchema,
  openedAt: instantSchema,
  seenAt: instantSchema,
  /** Since when the difference is no longer found; null: it still is. */
  goneAt: instantSchema.nullable(),
  answerBy: instantSchema,
  closeBy: instantSchema,
  /** 0: in time · 1: told to finance and the authority that it was not answered · 2: that it was not closed. */
  level: z.int(),
  takenBy: namedSchema.nullable(),
  answeredBy: namedSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  answer: z.string().nullable(),
  evidence: z.string().nullable(),
  closedBy: namedSchema.nullable(),
  closedAt: instantSchema.nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  closingReason: z.string().nullable(),
  explainedUntil: z.string().nullable(),
  returnedReason: z.string().nullable(),
  /** What the caller may do now. */
  acts: z.array(z.enum(['take', 'answer', 'return', 'solve', 'explain'])),
});
export type ReconciliationCase = z.output<typeof caseSchema>;
export const casePageSchema = pageOf(caseSchema).extend({
  /** Of all that are not closed. */
  open: z.int(),
  overdue: z.int(),
  lastRun: z.object({ day: z.string(), at: instantSchema, findings: z.int() }).nullable(),
});

const wordsSchema = z.string().trim().min(1).max(2_000);
export const caseRefSchema = z.strictObject({ caseId: idSchema });
export const answerCaseSchema = caseRefSchema.extend({ answer: wordsSchema, evidence: wordsSchema });
export const returnCaseSchema = caseRefSchema.extend({ reason: wordsSchema });
/** `explained`: the difference stands and is understood, until the end of `until` (Asia/Shanghai). */
export const closeCaseSchema = z.discriminatedUnion('outcome', [
  caseRefSchema.extend({ outcome: z.literal('solved'), reason: wordsSchema }),
  caseRefSchema.extend({ outcome: z.literal('explained'), reason: wordsSchema, until: z.iso.date() }),
]);
export const caseActedSchema = z.object({ caseId: idSchema, number: z.string(), state: caseStateSchema });

/** In process only: the day whose night it is (Asia/Shanghai); the same day again does nothing. */
export const runNightlySchema = z.strictObject({ day: z.iso.date() });
export const escalateSchema = z.strictObject({});
