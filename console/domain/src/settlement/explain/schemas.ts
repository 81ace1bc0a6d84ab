import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { supplementRefSchema } from '../../pricing/schemas.ts';
import { pageSchema } from '../../verb/paging.ts';
import { exactYuanTextSchema, fenTextSchema, idSchema, namedSchema, pageOf } from '../../verb/wire.ts';
import { statementLineSchema } from '../schemas.ts';

/** Figures of a statement above its lines, in the order in which they are computed. `effect`: what the coefficient adds or takes off. */
export const FIGURES = [
  'usage',
  'included',
  'annual',
  'deduction',
  'base',
  'coefficient',
  'effect',
  'bounds',
  'penalty',
  'corrected',
  'total',
  'rounding',
  'payable',
  'chinese',
] as const;
export type Figure = (typeof FIGURES)[number];
export const figureSchema = z.enum(FIGURES);
const unitSchema = z.enum(['yuan', 'fen', 'coefficient', 'chinese']);
const explainedStatementSchema = z.object({
  id: idSchema,
  number: z.string(),
  month: monthSchema,
  department: namedSchema,
  contract: z.object({ id: idSchema, number: z.string(), name: z.string() }),
});

/** One figure of a statement, and a page of the lines behind it. */
export const explainFigureInputSchema = pageSchema.extend({ statementId: idSchema, figure: figureSchema });

/** A line as a list of lines shows it. */
const shownLineSchema = statementLineSchema.pick({
  id: true,
  ordinal: true,
  kind: true,
  resource: true,
  sku: true,
  exact: true,
  amountFen: true,
});
/**
 * A figure as it is printed, in `unit`; the figures it follows from, each with its sign; and a page of the lines behind it. `sum` is what
 * those lines come to, added up from the stored rows, and `equal` whether figure and sum are the same: null where it is no sum of lines.
 */
export const explainedFigureSchema = z.object({
  statement: explainedStatementSchema,
  figure: figureSchema,
  unit: unitSchema,
  value: z.string(),
  rounding: z.enum(['none', 'half-up']),
  terms: z.array(z.object({ sign: z.enum(['+', '−']), figure: figureSchema, unit: unitSchema, value: z.string() })),
  equal: z.boolean().nullable(),
  sum: z.object({ exact: exactYuanTextSchema, amountFen: fenTextSchema }).nullable(),
  lines: pageOf(shownLineSchema),
});
export type ExplainedFigure = z.output<typeof explainedFigureSchema>;

export const explainLineInputSchema = z.strictObject({ statementId: idSchema, statementLineId: idSchema });
/** A line with its whole working, a line of use with the charges it sums: the events of each are `rating.events`. */
export const explainedLineSchema = z.object({
  statement: explainedStatementSchema,
  line: statementLineSchema,
  /** Where the line's price was added to its version while it was in force. */
  supplement: supplementRefSchema.nullable(),
});
export type ExplainedLine = z.output<typeof explainedLineSchema>;
