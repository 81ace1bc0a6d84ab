import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { coefficientPolicyOf, formatCoefficient } from '@zhengyun/rulebook/evaluation.ts';
import { addMinutes, availabilityPpm, coveragePpm, NO_MINUTES } from '@zhengyun/rulebook/sla.ts';
import { contractsInForce } from '../contracts/contracts-in-force.ts';
import { countCloudMinutes } from '../service-levels/count-cloud-minutes.ts';
import { minuteCountsText } from '../service-levels/rules.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { assess, ratingsOf } from './rules.ts';
import { type Sheet, sheetInputSchema } from './schemas.ts';
import { cloudsUsed, departmentName, ratingsIn } from './store.ts';

/**
 * A department's evaluation sheet, month to date: minutes of the clouds it used (pooled), its ratings, the contract's table,
 * the coefficient. NOT_FOUND for a department out of sight, MONTH_INVALID before the month begins, NO_CONTRACT without a table to look in.
 */
export const sheet = query({
  allow: ['signed-in', 'job'],
  input: sheetInputSchema,
  async read({ ctx, tx }, { departmentId, month }): Promise<Sheet> {
    const whole = periodOf(month);
    if (whole.from > ctx.now) throw new DomainError('MONTH_INVALID', { month });
    const period = { from: whole.from, to: new Date(Math.min(whole.to.getTime(), ctx.now.getTime())) };
    const scope = scopeOf(ctx.actor);
    const name = sees(scope, departmentId) ? await departmentName(tx, departmentId) : undefined;
    if (name === undefined) throw new DomainError('NOT_FOUND', { what: 'department' });
    // The operator is measured by the contract's table without seeing the contract.
    const [contract] = await inScopeOfAll(tx, scope, () =>
      contractsInForce.definition.read({ ctx, tx }, { departmentId, ...period }),
    );
    if (!contract) throw new DomainError('NO_CONTRACT', { month });
    const policy = coefficientPolicyOf(contract.coefficientPolicy);
    const cloudIds = [...(await cloudsUsed(tx, departmentId, period))];
    const counted = await countCloudMinutes.definition.read({ ctx, tx }, { cloudIds, ...period });
    const ratings = await ratingsIn(tx, departmentId, period);
    const pooled = counted.reduce((sum, cloud) => addMinutes(sum, cloud.minutes), NO_MINUTES);
    return {
      department: { id: departmentId, name },
      month,
      asOf: period.to.toISOString(),
      table: {
        id: policy.id,
        ratingBandsAtLeast: policy.ratingBandsAtLeast.map(String),
        rows: policy.rows.map((row) => ({
          atLeastPpm: row.atLeastPpm.toString(),
          coefficients: row.coefficients.map(formatCoefficient),
        })),
      },
      clouds: counted.map(({ minutes, ...cloud }) => ({
        cloud,
        minutes: minuteCountsText(minutes),
        availabilityPpm: availabilityPpm(minutes)?.toString() ?? null,
        coveragePpm: coveragePpm(minutes)?.toString() ?? null,
      })),
      ratings: ratings.map((rating) => ({ ...rating, at: rating.at.toISOString() })),
      coefficient: assess(pooled, ratingsOf(ratings.map((rating) => rating.score)), policy).working,
    };
  },
});
