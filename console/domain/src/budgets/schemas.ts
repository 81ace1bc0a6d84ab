import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { fundingSourceSchema, purposeShape } from '@zhengyun/rulebook/request-purpose.ts';
import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import {
  fenTextSchema,
  idSchema,
  instantSchema,
  namedSchema,
  pageOf,
  ppmTextSchema,
  sluggedSchema,
} from '../verb/wire.ts';

/** A calendar year in Asia/Shanghai. */
const yearSchema = z.int().min(2020).max(2100);

/** Which of a department's budgets: for a project, from one source of money or whatever its money is; without a project the whole. */
const keyShape = { project: purposeShape.project, fundingSource: purposeShape.fundingSource };
interface Key {
  readonly project?: string | undefined;
  readonly fundingSource?: string | undefined;
}
const namesProject = ({ project, fundingSource }: Key): boolean => fundingSource === undefined || project !== undefined;
const WITHOUT_PROJECT = { path: ['fundingSource'], error: 'FUNDING_WITHOUT_PROJECT' };

/**
 * Sets a budget of a year, in fen; the one before is kept with its reason. `blockNew`: what would go beyond it isn't taken any more;
 * absent: as it was, and not at first. `basedOn`: the version that was looked at, 0 for none; absent: whatever it is.
 */
export const setBudgetSchema = z
  .strictObject({
    departmentId: idSchema,
    year: yearSchema,
    ...keyShape,
    amountFen: z.string().regex(/^\d{1,15}$/),
    blockNew: z.boolean().optional(),
    basedOn: z.int().min(0).max(1_000_000).optional(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(namesProject, WITHOUT_PROJECT);
export const budgetSetSchema = z.object({ departmentId: idSchema, year: yearSchema, version: z.int() });

/** unset: no budget · unknown: something in use has no price · within · near: from the warning line on · over: spoken for beyond it. */
export const budgetStateSchema = z.enum(['unset', 'unknown', 'within', 'near', 'over']);
export type BudgetState = z.output<typeof budgetStateSchema>;

/**
 * Where a department stands in a year, in fen. `billedFen`: its statements of the year, drafts with them. `committedFen`: what it holds
 * costs by today's price from there to the year's end, yearly fees with it; null where something held has no price. `waitingFen`: orders
 * in review or on their way, as they were priced, and what changes of size would add. `leftFen`: the budget less all three.
 */
export const budgetStandingSchema = z.object({
  year: yearSchema,
  version: z.int().nullable(),
  /** What would go beyond it isn't taken any more. */
  blockNew: z.boolean(),
  budgetFen: fenTextSchema.nullable(),
  billedFen: fenTextSchema,
  committedFen: fenTextSchema.nullable(),
  waitingFen: fenTextSchema,
  leftFen: fenTextSchema.nullable(),
  state: budgetStateSchema,
});
export type BudgetStanding = z.output<typeof budgetStandingSchema>;

/** `year` absent: this one. */
export const budgetsInputSchema = pageSchema.extend({
  year: yearSchema.optional(),
  departmentId: idSchema.optional(),
});
export const budgetPageSchema = pageOf(budgetStandingSchema.extend({ id: idSchema, department: sluggedSchema })).extend(
  {
    year: yearSchema,
  },
);

export const readBudgetSchema = z.strictObject({ departmentId: idSchema });

export const budgetHistoryInputSchema = z
  .strictObject({ departmentId: idSchema, year: yearSchema, ...keyShape })
  .refine(namesProject, WITHOUT_PROJECT);
export const budgetHistorySchema = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      amountFen: fenTextSchema,
      blockNew: z.boolean(),
      reason: z.string(),
      setBy: z.string(),
      setAt: instantSchema,
    }),
  ),
});

/** A department's year as it is to come. `year` absent: this one. */
export const outlookInputSchema = z.strictObject({ departmentId: idSchema, year: yearSchema.optional() });

/** no-price: something held has none · short-history: too little is rated to say how much is consumed · not-begun: the year is yet to begin. */
export const unknownWhySchema = z.enum(['no-price', 'short-history', 'not-begun']);

/** What a year is to come to, in fen, with what that rests on. Null: unknown, and `why` says why. */
export const forecastSchema = z.object({
  /** Billed, and rated so far without a statement. */
  usedFen: fenTextSchema,
  fen: fenTextSchema.nullable(),
  why: unknownWhySchema.nullable(),
  /** Null while fewer than `neededMonths` forecasts have been judged, or the forecast is unknown. */
  lowFen: fenTextSchema.nullable(),
  highFen: fenTextSchema.nullable(),
  /** The month whose consumption is taken on; null: none is rated for `ratedDays` days. */
  paceOf: monthSchema.nullable(),
  ratedDays: z.int(),
  judgedMonths: z.int(),
  neededMonths: z.int(),
  /** The worst error of the judged months. */
  worstPpm: ppmTextSchema.nullable(),
});

const projectOutlookSchema = budgetStandingSchema.extend({
  project: z.string(),
  fundingSource: fundingSourceSchema.nullable(),
  usedFen: fenTextSchema,
  forecastFen: fenTextSchema.nullable(),
});

/**
 * A department's year: what each month was billed, what of it is rated so far, and what it is to come to; lines of warning; the parts of its projects. A project's
 * `billedFen` is what its resources were charged by use: yearly parts and deductions are no project's.
 */
export const outlookSchema = z.object({
  year: yearSchema,
  department: namedSchema,
  whole: budgetStandingSchema,
  forecast: forecastSchema,
  months: z.array(
    z.object({
      month: monthSchema,
      billedFen: fenTextSchema,
      ratedFen: fenTextSchema,
      /** What is held, agreed and rated of it without a statement; null: something held has no price. */
      committedFen: fenTextSchema.nullable(),
      forecastFen: fenTextSchema.nullable(),
    }),
  ),
  policyId: z.string(),
  usedPercent: z.array(z.int()),
  forecastPercent: z.array(z.int()),
  projects: z.array(projectOutlookSchema),
});
export type Outlook = z.output<typeof outlookSchema>;

/** By what a line of a budget is reached: by what is used already, or by what the year is forecast to come to. */
export const ALERT_BASES = ['used', 'forecast'] as const;
export type AlertBasis = (typeof ALERT_BASES)[number];

export const alertsInputSchema = z.strictObject({ departmentId: idSchema, year: yearSchema.optional() });
/** Lines that were reached, the newest first; `inForce`: of the version that the budget has now. */
export const alertsSchema = z.object({
  year: yearSchema,
  items: z.array(
    z.object({
      id: idSchema,
      project: z.string().nullable(),
      fundingSource: fundingSourceSchema.nullable(),
      version: z.int(),
      inForce: z.boolean(),
      basis: z.enum(ALERT_BASES),
      percent: z.int(),
      figureFen: fenTextSchema,
      budgetFen: fenTextSchema,
      foundAt: instantSchema,
      /** False: it was not told by itself, since a higher line was reached at once; nobody is to answer it. */
      told: z.boolean(),
      answer: z.object({ note: z.string(), by: z.string(), at: instantSchema }).nullable(),
    }),
  ),
});

/** Says what is done about a line that was reached. */
export const answerAlertSchema = z.strictObject({ alertId: idSchema, reason: z.string().trim().min(1).max(500) });
export const alertAnsweredSchema = z.object({ alertId: idSchema, answeredAt: instantSchema });

export const budgetOfDepartmentSchema = z.strictObject({ departmentId: idSchema });

export const forecastErrorsInputSchema = z.strictObject({ departmentId: idSchema });
const meanErrorSchema = z.object({ ppm: ppmTextSchema.nullable(), months: z.int() });
/**
 * Each month's forecast, as it was made in the month's first days, beside what was issued for it since, the newest first. Mean absolute percentage errors of
 * the department and of all departments, each with of how many months.
 */
export const forecastErrorsSchema = z.object({
  months: z.array(
    z.object({
      month: monthSchema,
      madeAt: instantSchema,
      forecastFen: fenTextSchema.nullable(),
      issuedFen: fenTextSchema.nullable(),
      errorPpm: ppmTextSchema.nullable(),
    }),
  ),
  own: meanErrorSchema,
  all: meanErrorSchema.extend({ departments: z.int() }),
});
