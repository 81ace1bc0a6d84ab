import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { coefficientPolicyOf, formatCoefficient } from '@zhengyun/rulebook/evaluation.ts';
import { addMinutes, availabilityPpm, coveragePpm, NO_MINUTES } from '@zhengyun/rulebook/sla.ts';
import { findSettledPart } from '../contracts/find-settled-part.ts';
import { countCloudMinutes } from '../service-levels/count-cloud-minutes.ts';
import { minuteCountsText } from '../service-levels/rules.ts';
import { findChargedClouds } from '../settlement/find-charged-clouds.ts';
import { scopeOf, sees } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { assess, ratingsOf } from './rules.ts';
import { type Sheet, sheetInputSchema } from './schemas.ts';
import { departmentName, ratingsIn } from './store.ts';

/**
 * A department's evaluation sheet of the very part of the month that its statement is of: minutes of the clouds it is charged for
 * (pooled), its ratings, the contract's table, the coefficient. NOT_FOUND for a department out of sight, MONTH_INVALID before the month begins, NO_CONTRACT without a table to look in.
 */
export const sheet = query({
  allow: ['signed-in', 'job'],
  input: sheetInputSchema,
  veil: { 'ratings.*.ratedBy': 'rating.author' },
  async read({ ctx, tx }, { departmentId, month, contractId }): Promise<Sheet> {
    const scope = scopeOf(ctx.actor);
    const name = sees(scope, departmentId) ? await departmentName(tx, departmentId) : undefined;
    if (name === undefined) throw new DomainError('NOT_FOUND', { what: 'department' });
    const part = await findSettledPart.definition.read({ ctx, tx }, { departmentId, month, contractId });
    const { contract, asOf, period } = part;
    const policy = coefficientPolicyOf(contract.coefficientPolicy);
    // What it gave to another department is out of its sight, and charged to it until then all the same.
    const charged = () => findChargedClouds.definition.read({ ctx, tx }, { departmentId, ...period });
    const cloudIds = [...(await inScopeOfAll(tx, scope, charged))];
    const counted = await countCloudMinutes.definition.read({ ctx, tx }, { cloudIds, ...period });
    const ratings = await ratingsIn(tx, departmentId, period);
    const pooled = counted.reduce((sum, cloud) => addMinutes(sum, cloud.minutes), NO_MINUTES);
    return {
      department: { id: departmentId, name },
      month,
      period: { from: period.from.toISOString(), to: period.to.toISOString() },
      asOf: asOf.toISOString(),
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
