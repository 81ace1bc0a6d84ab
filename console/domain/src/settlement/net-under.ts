import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { z } from 'zod';
import { contractsInForce } from '../contracts/contracts-in-force.ts';
import { findSettledPart } from '../contracts/find-settled-part.ts';
import type { Rated } from '../rating/rules.ts';
import { workOutCharges } from '../rating/work-out-charges.ts';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { type Net, netOf } from './net-rules.ts';
import { settle } from './rules.ts';
import { statementFacts } from './settled-store.ts';

/**
 * In process only: what a department would pay for its use within [from, to), a month or its part to date, under these prices, by the way every statement is made; credit notes and adjustments
 * of earlier months left out, since no price changes them. Stored nowhere, and nothing is locked. Callers have asked whether theirs sees the department.
 */
export const netUnder = query({
  allow: ['job'],
  input: z.strictObject({
    departmentId: idSchema,
    month: monthSchema,
    from: z.date(),
    to: z.date(),
    versions: z.array(z.custom<BookVersion>()).readonly(),
    /** What the use of the whole of [from, to) comes to under them, so that it is rated once where one contract is in force throughout. */
    rated: z.custom<Rated>(),
  }),
  read: (scope, { departmentId, month, from, to, versions, rated: whole }): Promise<Net> =>
    inScopeOfAll(scope.tx, scopeOf(scope.ctx.actor), async () => {
      const settled = [];
      for (const { id: contractId } of await contractsInForce.definition.read(scope, { departmentId, from, to })) {
        const part = await findSettledPart.definition.read(scope, { departmentId, month, contractId });
        const { period } = part;
        const rated =
          period.from.getTime() === from.getTime() && period.to.getTime() === to.getTime()
            ? whole
            : await workOutCharges.definition.read(scope, { departmentId, month, ...period, versions });
        const priced = rated.gaps.length === 0;
        const facts = priced ? await statementFacts(scope, { part, departmentId, month, rated }) : null;
        settled.push(facts ? settle({ ...facts, corrections: [] }) : null);
      }
      return netOf(settled);
    }),
});
