import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { readBudget } from '../../budgets/read-budget.ts';
import { getRequest } from '../../requests/get-request.ts';
import { scopeOf, sees } from '../../verb/context.ts';
import { query } from '../../verb/query.ts';
import { yearEndPriceOf } from '../price-change-store.ts';
import { readingsOf } from './readings-store.ts';
import { type Background, backgroundInputSchema } from './schemas.ts';
import { coresUsed, memoryUsed, resourcesHeld, systemsBeside } from './store.ts';
import { USE_DAYS } from './use-rules.ts';
import { dimensionsTouched, duplicatesAmong, idleBeside, useOn } from './view-rules.ts';

const DAY_MS = 86_400_000;

/**
 * What a decision is weighed by beside the request (N12, N14): thirty days' use of what the department has on its clouds, in every dimension that is asked for, systems
 * whose names say the same, and what of the item stands idle. There is no ledger of takeovers to compare with yet: registered systems are all there is.
 * Hints for a person: nothing here refuses. NOT_FOUND for a request out of sight.
 */
export const readBackground = query({
  allow: ['signed-in'],
  input: backgroundInputSchema,
  veil: { budget: 'budget.standing' },
  async read(scope, { requestId }): Promise<Background> {
    const { ctx, tx } = scope;
    const request = await getRequest.definition.read(scope, { requestId });
    const { department, system, kind } = request;
    const clouds = new Map(request.lines.map((line) => [line.cloud.id, line.cloud] as const));
    const held = await resourcesHeld(tx, department.id, [...clouds.keys()]);
    const since = new Date(ctx.now.getTime() - USE_DAYS * DAY_MS);
    const use: Background['use'] = [];
    for (const cloud of clouds.values()) {
      const window = { departmentId: department.id, cloudId: cloud.id, since, until: ctx.now };
      const sampled = { vcpu: await coresUsed(tx, window), 'memory-gb': await memoryUsed(tx, window) };
      const touched = dimensionsTouched(request.lines, cloud.id);
      const resourceIds = held.filter((resource) => resource.cloud_id === cloud.id).map(({ id }) => id);
      const readings = await readingsOf(tx, { resourceIds, dimensions: touched, since, until: ctx.now });
      use.push(...useOn({ cloud, held, sampled, touched, readings }));
    }
    // Every department's systems are compared; whose the caller doesn't see is counted and not named.
    const sight = scopeOf(ctx.actor);
    const others = kind === 'order' ? await inScopeOfAll(tx, sight, () => systemsBeside(tx, system.id)) : [];
    return {
      days: USE_DAYS,
      use,
      budget: await readBudget.definition.read(scope, { departmentId: department.id }),
      yearEndFen: (await yearEndPriceOf(scope, request)).yearEndFen,
      duplicates: duplicatesAmong(others, system, (departmentId) => sees(sight, departmentId)),
      idle: idleBeside(request, held, dayOf(ctx.now)),
    };
  },
});
