import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { fenTextSchema, idSchema, instantSchema, namedSchema } from '../../verb/wire.ts';
import { reasonSchema } from '../steps/schemas.ts';

/** Work that a job does on one contract's month for the person who asked. */
export const JOB_STEPS = ['draft', 'issue'] as const;
export const jobStepSchema = z.enum(JOB_STEPS);
export const STEP_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export const PERIOD_STATES = ['open', 'closing', 'closed'] as const;

export const periodInputSchema = z.strictObject({ month: monthSchema });

/** Begins the closing of a frozen month: every contract in force in it is drafted. Asked again it goes on with the same closing. */
export const begunSchema = z.object({
  month: monthSchema,
  state: z.literal('closing'),
  began: z.boolean(),
  contracts: z.int(),
});

/** `useUnknownWhy`: why the month is closed although meters were silent, kept in the log; left out: it isn't closed then. */
export const endClosingSchema = periodInputSchema.extend({ useUnknownWhy: reasonSchema.optional() });
/** Ends it: from then on no fact of the month is taken any more. */
export const closedSchema = z.object({ month: monthSchema, state: z.literal('closed'), closedAt: instantSchema });

/** Tries again what failed of a month: one contract's work, or all. */
export const retrySchema = z.strictObject({ month: monthSchema, step: jobStepSchema, contractId: idSchema.optional() });
export const retriedSchema = z.object({ retried: z.int() });

/** What stands in the way of closing a month. */
export const BLOCKERS = [
  'not-begun',
  'not-frozen',
  'work-unfinished',
  'work-failed',
  'not-drafted',
  'parked',
  'disputed',
  'use-unknown',
] as const;
export const blockerSchema = z.object({
  kind: z.enum(BLOCKERS),
  count: z.int(),
  /** Numbers of the first ten; of a silent meter contract, resource, item, seconds and the day since when. */
  which: z.array(z.string()),
});
export type Blocker = z.output<typeof blockerSchema>;

const progressSchema = z.object({
  total: z.int(),
  waiting: z.int(),
  running: z.int(),
  done: z.int(),
  failed: z.int(),
  /** Until all is done, by the pace so far; null: nothing done yet, or nothing left. */
  secondsLeft: z.int().nullable(),
});
export type Progress = z.output<typeof progressSchema>;

/** How far a month's work is and nothing else: what is asked again and again while it goes on. */
export const closingProgressSchema = z.object({ drafting: progressSchema, issuing: progressSchema });
export type ClosingProgress = z.output<typeof closingProgressSchema>;

export const stepFailureSchema = z.object({
  contractId: idSchema,
  contractNumber: z.string(),
  department: namedSchema,
  step: jobStepSchema,
  /** A refusal's code, or UNEXPECTED: a fault that the log of the worker tells of, and that is tried again by itself. */
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  attempts: z.int(),
  at: instantSchema,
});

const saidSchema = z.object({ at: instantSchema, by: z.string() });
export const periodSchema = z.object({
  month: monthSchema,
  state: z.enum(PERIOD_STATES),
  policyId: z.string(),
  /** When the collection wait is over. */
  freezesAt: instantSchema,
  begun: saidSchema.nullable(),
  closed: saidSchema.nullable(),
  drafting: progressSchema,
  issuing: progressSchema,
  /** The first hundred. */
  failures: z.array(stepFailureSchema),
  blockers: z.array(blockerSchema),
  /** Resources whose use no contract covers: told of, charged on no statement, and no reason to keep the month open. */
  uncontracted: z.int(),
  statements: z.object({ count: z.int(), issued: z.int(), payableFen: fenTextSchema }),
  mayBegin: z.boolean(),
  mayClose: z.boolean(),
});
export type AccountingPeriod = z.output<typeof periodSchema>;

const manySchema = z.array(idSchema).min(1).max(500);
export const previewIssueSchema = z.strictObject({ statementIds: manySchema });
/** What issuing would do: which statements get numbers, what they come to, and which would be refused and why. */
export const issuePreviewSchema = z.object({
  items: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      month: monthSchema,
      department: namedSchema,
      payableFen: fenTextSchema,
      /** Null: it would be issued. */
      refusal: z.string().nullable(),
    }),
  ),
  issuable: z.int(),
  payableFen: fenTextSchema,
});
export const issueManySchema = z.strictObject({ statementIds: manySchema });
export const issuingSchema = z.object({ asked: z.int(), refused: z.int() });
