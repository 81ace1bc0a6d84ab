import { monthSchema, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { z } from 'zod';
import { meteredQuantities } from '../metering/metered-quantities.ts';
import { rulesInForce } from '../pricing/rules-in-force.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { isFollowed } from './due-store.ts';
import { numbersOf, resourcesOf } from './facts-store.ts';
import { meteredUses, priceCuts } from './metered-rules.ts';
import { type Rated, rate } from './rules.ts';

/**
 * What a department's use within [from, to), a part of one month, comes to by the prices that reigned, stored nowhere. What has no price is among `gaps`. The caller
 * sees the department's resources and prices.
 */
export const workOutCharges = query({
  allow: ['job'],
  input: z.strictObject({
    departmentId: idSchema,
    month: monthSchema,
    from: z.date(),
    to: z.date(),
    /** Prices to go by in place of those that reigned, for a simulation; within the server alone. */
    versions: z.array(z.custom<BookVersion>()).readonly().optional(),
    /** Also by changes that came after the month was closed: what an issued statement is held against. */
    withLate: z.boolean().optional(),
  }),
  async read(scope, { departmentId, month, from, to, versions: instead, withLate = false }): Promise<Rated> {
    const period = { from, to };
    const inMonth = withLate ? undefined : periodOf(month).from;
    const versions = instead ?? (await rulesInForce.definition.read(scope, { departmentId, from, to }));
    const resources = await resourcesOf(scope.tx, { departmentId, until: to, inMonth });
    const cuts = [...priceCuts(versions, period)];
    const asked = { departmentId, month, until: to, cuts, withLate };
    const all = await meteredQuantities.definition.read(scope, asked);
    // What stands at the month's end is whole, and of whichever contract the month ends with: not of one that another follows.
    const followed = await isFollowed(scope.tx, departmentId, { at: to, end: periodOf(month).to });
    const quantities = followed ? all.filter(({ aggregation }) => aggregation !== 'last') : all;
    const numbers = await numbersOf(
      scope.tx,
      quantities.map(({ resourceId }) => resourceId),
    );
    const metered = meteredUses(quantities, numbers);
    return rate({ month: periodOf(month), period, resources, metered, versions });
  },
});
