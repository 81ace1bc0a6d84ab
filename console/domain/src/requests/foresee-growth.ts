import type { BudgetRefusal } from '../budgets/block-rules.ts';
import { foreseeOrder } from '../budgets/foresee-order.ts';
import { quote } from '../pricing/quote.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { checkResizeSchema } from './changes/schemas.ts';
import { addedBy } from './growth-cost-rules.ts';
import { lockResource } from './store.ts';

/**
 * What another size of a resource adds to the cost up to the year's end, in fen by today's prices (null: something has no price), and why a budget that takes
 * nothing beyond itself does not take that; a smaller size always passes. Refused: NOT_FOUND.
 */
export const foreseeGrowth = query({
  allow: ['job'],
  input: checkResizeSchema,
  async read(scope, { resourceId, spec }): Promise<{ addedFen: string | null; refusal: BudgetRefusal | null }> {
    const resource = await lockResource(scope.tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, cloud_slug: cloud, zone_code: zone } = resource;
    const lines = [resource.spec, spec].map((each) => ({ cloud, zone, spec: each }));
    const priced = await quote.definition.read(scope, { lines, departmentId }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'NO_PRICE') return null;
      throw error;
    });
    const [before, after] = priced?.lines.map(({ yearEndFen }) => BigInt(yearEndFen)) ?? [];
    const cost = before === undefined || after === undefined ? null : { before, after };
    const added = addedBy({ before: resource.spec, after: spec }, cost);
    const addedFen = added?.toString() ?? null;
    const refusal = await foreseeOrder.definition.read(scope, { departmentId, resourceId, addedFen, counted: false });
    return { addedFen, refusal };
  },
});
