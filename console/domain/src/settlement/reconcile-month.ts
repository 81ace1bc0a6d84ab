import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { statementsOfMonth } from './month-statements-store.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';

/** In process only: the chain Σ events → payable of each statement of a month, worked out anew, without its lines. */
export const reconcileMonth = query({
  allow: ['job'],
  input: z.strictObject({ month: monthSchema }),
  async read({ tx }, { month }) {
    const result = [];
    for (const row of await statementsOfMonth(tx, month)) {
      const facts = {
        id: row.id,
        ratingId: row.rating_id,
        departmentId: row.department_id,
        month,
        knownBy: row.built_at,
      };
      const steps = await reconcile(tx, { ...facts, period: chargedPeriod(row.working) });
      result.push({
        id: row.id,
        number: row.number,
        state: row.state,
        payableFen: row.payable_fen,
        department: { id: row.department_id, name: row.department_name },
        steps,
      });
    }
    return result;
  },
});
