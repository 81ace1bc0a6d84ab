import { budgetPolicy } from '@zhengyun/rulebook/budget-policy.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { errorsOf } from './forecast-store.ts';
import { committedIn, foreseeYear, standingOfForeseen } from './outlook-store.ts';
import { forecastView } from './outlook-view-rules.ts';
import { type Outlook, outlookInputSchema, outlookSchema } from './schemas.ts';
import { departmentInSight } from './store.ts';

/**
 * A department's year month by month, with what it is to come to, the interval that earlier forecasts' errors allow, and the parts of its projects. Estimates at
 * today's prices: statements are what counts. NOT_FOUND for a department out of sight.
 */
export const readOutlook = query({
  allow: ['applicant', 'department-approver', 'finance', 'authority-approver', 'auditor'],
  input: outlookInputSchema,
  async read(scope, { departmentId, year: wanted }): Promise<Outlook> {
    const { ctx, tx } = scope;
    const department = await departmentInSight(tx, ctx.actor, departmentId);
    if (!department) throw new DomainError('NOT_FOUND', { what: 'department' });
    const year = wanted ?? Number(dayOf(ctx.now).slice(0, 4));
    const policy = budgetPolicy(ctx.now);
    const { whole, projects } = await foreseeYear(scope, { departmentId, year });
    return outlookSchema.parse({
      year,
      department,
      whole: standingOfForeseen(whole, year),
      forecast: forecastView(whole.forecast, { errors: await errorsOf(tx, departmentId), policy }),
      months: whole.months.map((facts, place) => ({
        month: facts.month,
        billedFen: facts.billed.toString(),
        ratedFen: facts.rated.toString(),
        committedFen: committedIn(facts)?.toString() ?? null,
        forecastFen: whole.forecast.months[place]?.fen?.toString() ?? null,
      })),
      policyId: policy.id,
      usedPercent: policy.usedPercent,
      forecastPercent: policy.forecastPercent,
      projects: projects.map((project) => ({
        ...standingOfForeseen(project, year),
        ...project.key,
        usedFen: project.forecast.used.toString(),
        forecastFen: project.forecast.fen?.toString() ?? null,
      })),
    });
  },
});
