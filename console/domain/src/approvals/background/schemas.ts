import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { z } from 'zod';
import { budgetStandingSchema } from '../../budgets/schemas.ts';
import { guarded } from '../../verb/hidden.ts';
import { fenTextSchema, idSchema, sluggedSchema, unitsTextSchema } from '../../verb/wire.ts';

export const backgroundInputSchema = z.strictObject({ requestId: idSchema });

/**
 * reclaim: found idle, and its reclaim is under way · lease-over: its lease has ended, and it is in the recycle bin · idle: judged idle by its
 * use · stopped: switched off.
 */
export const REUSE_REASONS = ['reclaim', 'lease-over', 'idle', 'stopped'] as const;
export type ReuseReason = (typeof REUSE_REASONS)[number];

/**
 * Thirty days' use of one dimension of what the department holds on a cloud. `meanMilli`: thousandths of the dimension's unit. `usePpm` is over what was
 * measured of it: what nobody read lowers the coverage, never the use.
 */
const useSchema = z.object({
  cloud: sluggedSchema,
  dimension: dimensionSchema,
  held: unitsTextSchema,
  /** Null: nobody has measured it, which is unknown and not zero. */
  meanMilli: z.string().regex(/^\d+$/).nullable(),
  usePpm: z.string().regex(/^\d+$/).nullable(),
  /** Share of the thirty days that was measured. */
  coveragePpm: z.string().regex(/^\d+$/),
  /** What was read was played (kwok), not measured. */
  simulated: z.boolean().optional(),
});

/** What a decision is weighed by beside the request itself (N12, N14): what there is already, and what it is used for. */
export const backgroundSchema = z.object({
  days: z.int().positive(),
  use: z.array(useSchema),
  /** Where the department stands in this year's budget; null: it has none. */
  budget: guarded(budgetStandingSchema.nullable()),
  yearEndFen: fenTextSchema,
  /** Systems whose names say the same; `hidden`: how many of them are of departments that the caller doesn't see. */
  duplicates: z.object({
    systems: z.array(z.object({ system: sluggedSchema, number: z.string(), department: z.string() })),
    hidden: z.int().nonnegative(),
  }),
  /** What the department has of the item that a new order or a growth asks for, and lets lie: it could be used first, on its way out or not. */
  idle: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      spec: itemSpecSchema,
      system: sluggedSchema,
      cloud: sluggedSchema,
      why: z.enum(REUSE_REASONS),
    }),
  ),
});
export type Background = z.output<typeof backgroundSchema>;
