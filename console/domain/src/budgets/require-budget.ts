import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { foreseeOrder } from './foresee-order.ts';

/** Refuses the last approval of an order, or of a change that adds to what is paid, with BUDGET_EXCEEDED or BUDGET_UNKNOWN where a budget takes nothing beyond itself. Nothing is asked of other requests. */
export const requireBudget = query({
  allow: ['job'],
  input: z.strictObject({ departmentId: idSchema, requestId: idSchema }),
  async read(scope, order): Promise<void> {
    const refusal = await foreseeOrder.definition.read(scope, order);
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
  },
});
