import { addMonths, monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { openDataPolicyAt } from '@zhengyun/rulebook/open-data-policy.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { OPEN_DIMENSIONS, type OpenUtilisation, openUtilisationInputSchema } from './open/schemas.ts';
import { openFigures } from './open-use-rules.ts';
import { capacityAt, cloudsAt, heldAt, measuredWithin } from './open-use-store.ts';
import { measuredOf } from './open-use-view-rules.ts';
import { inOrderOfTiers } from './rules.ts';

/**
 * Utilisation of every cloud in a month that is over, for anybody (F18): asked by the server for callers who are not signed in. It sees no tenant's row:
 * sums over all departments are what it can read. INPUT_INVALID for a month that runs, is to come or is older than what is published.
 */
export const openUtilisation = query({
  allow: ['job'],
  sight: 'none',
  input: openUtilisationInputSchema,
  async read({ ctx, tx }, input): Promise<OpenUtilisation> {
    const last = addMonths(monthOf(ctx.now), -1);
    const months = Array.from({ length: openDataPolicyAt(ctx.now).months }, (_, back) => addMonths(last, -back));
    const month = input.month ?? last;
    if (!months.includes(month)) throw new DomainError('INPUT_INVALID', { field: 'month', fields: ['month'] });
    const period = periodOf(month);
    const policy = openDataPolicyAt(period.to);
    const clouds = inOrderOfTiers(await cloudsAt(tx, period.to));
    const capacity = await capacityAt(tx, period.to);
    const [before, after] = [await heldAt(tx, period.from), await heldAt(tx, period.to)];
    const measured = new Map((await measuredWithin(tx, period)).map((row) => [row.cloudId, row]));
    const rows = clouds.flatMap(({ id, slug, name, tier }) =>
      OPEN_DIMENSIONS.map((dimension) => {
        const of = (held: typeof before) => held.find((row) => row.cloudId === id && row.dimension === dimension);
        const facts = {
          capacity: capacity.find((row) => row.cloud_id === id && row.dimension === dimension)?.total ?? null,
          held: of(after)?.units ?? 0n,
          departmentsBefore: of(before)?.departments ?? 0,
          departmentsAfter: of(after)?.departments ?? 0,
          measured: measuredOf(dimension, measured.get(id)),
        };
        const names = {
          nameZh: label('zh-CN', 'dimension', dimension),
          nameEn: label('en-US', 'dimension', dimension),
        };
        const cloud = { cloud: slug, name, tier: tierSchema.parse(tier) };
        return { ...cloud, resource: dimension, ...names, ...openFigures(facts, policy) };
      }),
    );
    const { leastDepartments, leastCoveragePercent } = policy;
    return { month, months, leastDepartments, leastCoveragePercent, clouds: rows };
  },
});
