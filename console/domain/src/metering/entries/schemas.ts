import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { METERS } from '@zhengyun/rulebook/use-meter.ts';
import { z } from 'zod';
import { pageSchema } from '../../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf, quantityTextSchema } from '../../verb/wire.ts';
import { ingestedUsageSchema, periodInputSchema } from '../schemas.ts';

/** Source of what people entered and amended: no program may bear it. */
export const ENTERED = 'zhengyun:entered';

const textSchema = z.string().trim().min(1).max(2_000);
/** As in a reading: decimal text of at most nine decimals, never negative. */
const quantitySchema = z.string().regex(/^\d{1,20}(\.\d{1,9})?$/);
const saidSchema = z.strictObject({
  reason: textSchema,
  /** Name, number or content hash of what proves it. */
  evidence: textSchema,
});

/** One use, as its source named it; `quantity` in the reading's unit. */
export const amendUseSchema = saidSchema
  .extend({
    resourceId: idSchema,
    source: z.string().min(1).max(64),
    eventId: z.string().min(1).max(128),
    kind: z.enum(['correction', 'withdrawal']),
    quantity: quantitySchema.optional(),
    /** A program's own name for this amendment: sent again it is the same one. A person's has none. */
    amendmentId: z.string().min(1).max(128).optional(),
  })
  .refine(({ kind, quantity }) => (kind === 'correction') === (quantity !== undefined), { path: ['quantity'] });
/** `proposed`: it counts when a second person has confirmed it. */
export const amendedUseSchema = z.object({ entryId: idSchema, state: z.enum(['proposed', 'applied', 'repeated']) });

export const enterCountSchema = saidSchema.extend({
  resourceId: idSchema,
  meter: z.enum(METERS, { error: 'UNKNOWN_METER' }),
  quantity: quantitySchema,
  at: instantSchema,
});
export const enteredCountSchema = z.object({ entryId: idSchema });

export const decideEntrySchema = z.strictObject({
  entryId: idSchema,
  decision: z.enum(['confirm', 'refuse']),
  note: z.string().trim().max(2_000).default(''),
});
/** Takes back what one entered or proposed oneself, while nobody has decided. */
export const withdrawEntrySchema = z.strictObject({ entryId: idSchema, reason: textSchema });
export const ENTRY_STATES = ['proposed', 'confirmed', 'refused', 'withdrawn'] as const;
export const decidedEntrySchema = z.object({ entryId: idSchema, state: z.enum(ENTRY_STATES) });

const amendableSchema = z.object({
  resource: z.object({ id: idSchema, number: z.string() }),
  department: namedSchema,
  meter: z.enum(METERS),
  unit: z.string(),
  at: instantSchema,
});
export const entriesInputSchema = pageSchema.extend({ state: z.enum(ENTRY_STATES).optional() });
export const entrySchema = amendableSchema.extend({
  id: idSchema,
  kind: z.enum(['count', 'correction', 'withdrawal']),
  of: z.object({ source: z.string(), eventId: z.string() }).nullable(),
  quantity: quantityTextSchema.nullable(),
  reason: z.string(),
  evidence: z.string(),
  state: z.enum(ENTRY_STATES),
  proposedBy: namedSchema,
  proposedAt: instantSchema,
  decidedBy: namedSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string().nullable(),
  /** Whether the asker may decide it: nobody decides what they proposed. */
  mayDecide: z.boolean(),
  /** Whether the asker may take it back: they proposed it, and nobody has decided. */
  mayWithdraw: z.boolean(),
});
export type UsageEntryView = z.output<typeof entrySchema>;
export const entryPageSchema = pageOf(entrySchema);

export const usesInputSchema = pageSchema.extend(periodInputSchema.shape).extend({
  resourceId: idSchema.optional(),
  /** Only what was corrected or withdrawn. */
  amended: z.boolean().optional(),
});
/** A use with what it was when it came, for good, and what counts of it now; null: nothing, it was withdrawn. */
export const useSchema = amendableSchema.extend({
  id: idSchema,
  source: z.string(),
  eventId: z.string(),
  thing: z.string().nullable(),
  receivedAt: instantSchema,
  original: quantityTextSchema,
  counts: quantityTextSchema.nullable(),
  amendments: z.array(
    z.object({
      kind: z.enum(['correction', 'withdrawal']),
      quantity: quantityTextSchema.nullable(),
      reason: z.string(),
      receivedAt: instantSchema,
      proposedBy: z.string().nullable(),
      confirmedBy: z.string().nullable(),
    }),
  ),
});
export type UseView = z.output<typeof useSchema>;
export const usePageSchema = pageOf(useSchema);

export const IMPORT_FORMATS = ['csv', 'jsonl'] as const;
/** Rows of a file at most, and bytes of it, which are what a call may hold; more is sent in parts, or by `zhengyun usage send`. */
export const MOST_IMPORT_BYTES = 2_900_000;
export const MOST_IMPORT_ROWS = 20_000;
/** Wrong rows that are told one by one. */
export const MOST_ROW_ERRORS = 200;

/** `check` stores nothing and says what storing would come to; `all` takes every row or, where one is wrong, none; `good` takes the good ones. What a person sends waits for a second one. */
export const importUsageSchema = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  format: z.enum(IMPORT_FORMATS),
  /** The file's bytes in base64: UTF-8 or GB 18030. */
  content: z
    .base64('SHEET_UNREADABLE')
    .min(1)
    .max(Math.ceil(MOST_IMPORT_BYTES / 3) * 4, 'SHEET_TOO_LONG'),
  mode: z.enum(['check', 'all', 'good']),
});
export const rowErrorSchema = z.object({
  /** Line of the file, from 1. */
  line: z.int().positive(),
  column: z.string().nullable(),
  code: ingestedUsageSchema.shape.refused.element.shape.code,
  facts: ingestedUsageSchema.shape.refused.element.shape.facts,
});
export type ImportRowError = z.output<typeof rowErrorSchema>;
export const importedUsageSchema = z.object({
  rows: z.int(),
  stored: z.int(),
  repeated: z.int(),
  wrong: z.int(),
  errors: z.array(rowErrorSchema),
  /** Whether anything was stored for good. */
  done: z.boolean(),
  /** A person's file that waits for its second person; null: it waits for nobody. */
  importId: idSchema.nullable(),
});

/** Readings that came after their month was closed. */
export const refusedInputSchema = pageSchema.extend({ month: monthSchema });
export const refusedReadingSchema = z.object({
  id: idSchema,
  resource: z.object({ id: idSchema, number: z.string() }),
  department: namedSchema,
  meter: z.enum(METERS),
  unit: z.string(),
  source: z.string(),
  eventId: z.string(),
  thing: z.string().nullable(),
  quantity: quantityTextSchema,
  at: instantSchema,
  /** When it came first, and how often since. */
  refusedAt: instantSchema,
  times: z.int(),
  /** What somebody of finance said becomes of it; null: nobody yet. */
  answered: z.object({ at: instantSchema, by: z.string(), why: z.string() }).nullable(),
});
export type RefusedReadingView = z.output<typeof refusedReadingSchema>;
export const refusedPageSchema = pageOf(refusedReadingSchema).extend({ mayAnswer: z.boolean() });

export const answerRefusedSchema = z.strictObject({ month: monthSchema, why: z.string().trim().min(1).max(500) });
export const answeredRefusedSchema = z.object({ month: monthSchema, readings: z.int() });
