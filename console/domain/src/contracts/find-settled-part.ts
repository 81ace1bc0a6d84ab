import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { scopeOf } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { contractsInForce } from './contracts-in-force.ts';
import { monthToDate, settledPart } from './settled-part-rules.ts';

/**
 * The contract and the part of a month that a department's statement and evaluation sheet both are of. `within` verbs that have asked
 * whether the caller sees the department: the operator is measured by a contract without seeing it. MONTH_INVALID, NO_CONTRACT.
 */
export const findSettledPart = query({
  allow: ['job'],
  input: z.strictObject({ departmentId: idSchema, month: monthSchema, contractId: idSchema.optional() }),
  async read(scope, { departmentId, month, contractId }) {
    const { ctx, tx } = scope;
    const toDate = monthToDate(month, ctx.now);
    if (!toDate) throw new DomainError('MONTH_INVALID', { month });
    const contracts = await inScopeOfAll(tx, scopeOf(ctx.actor), () =>
      contractsInForce.definition.read(scope, { departmentId, ...toDate }),
    );
    const part = settledPart(contracts, { month, now: ctx.now, contractId });
    if (!part) throw new DomainError('NO_CONTRACT', { month });
    return part;
  },
});
