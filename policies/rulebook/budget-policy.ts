import { z } from 'zod';

/** Shares of a budget, whole percent in rising order. 0 would be reached by nothing and 101 only once it is too late. */
const percentsSchema = z
  .array(z.int('PERCENT_INVALID').min(1, 'PERCENT_INVALID').max(100, 'PERCENT_INVALID'))
  .min(1)
  .refine((percents) => percents.every((percent, place) => percent > (percents[place - 1] ?? 0)), 'PERCENTS_UNORDERED');

/** When budgets are warned of and how they are forecast, in force from `validFrom` on. */
export const budgetPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** Lines of what is used: billed, and rated so far without a statement. */
    usedPercent: percentsSchema,
    /** Lines of what the year is forecast to come to. */
    forecastPercent: percentsSchema,
    /** Days of one month that must be rated before its consumption says anything of the months to come. */
    ratedDays: z.int().min(1).max(28),
    /** Months whose forecast was held against what was issued, before they say how far one may be off. */
    judgedMonths: z.int().min(2).max(24),
    /** Calendar days from a month's beginning in which its forecast may still be made; later it would know too much. */
    forecastDays: z.int().min(1).max(10),
  })
  .readonly();
export type BudgetPolicy = z.output<typeof budgetPolicySchema>;

/** Sample policy: no source names such lines. */
export const BUDGET_POLICIES: readonly BudgetPolicy[] = [
  budgetPolicySchema.parse({
    id: 'sample-budget-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    usedPercent: [50, 80, 100],
    forecastPercent: [80, 100],
    ratedDays: 7,
    judgedMonths: 3,
    forecastDays: 3,
  }),
];

/** The policy in force at `at`; throws where none is. */
export function budgetPolicy(at: Date, policies: readonly BudgetPolicy[] = BUDGET_POLICIES): BudgetPolicy {
  const [latest] = policies
    .filter(({ validFrom }) => validFrom <= at)
    .toSorted((a, b) => b.validFrom.getTime() - a.validFrom.getTime());
  if (!latest) throw new Error(`no policy on budgets is in force at ${at.toISOString()}: add one to the table`);
  return latest;
}
