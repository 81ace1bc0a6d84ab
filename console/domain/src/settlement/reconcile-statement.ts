import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';
import { getStatementInputSchema, type reconciledStatementSchema } from './schemas.ts';
import { findStatement } from './store.ts';

/** The chain Σ events → payable of one statement, each step worked out anew. NOT_FOUND also for another department's. */
export const reconcileStatement = query({
  allow: ['signed-in', 'job'],
  input: getStatementInputSchema,
  async read({ tx }, { statementId }): Promise<z.output<typeof reconciledStatementSchema>> {
    const row = await findStatement(tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { id, rating_id: ratingId, department_id: departmentId, month, built_at: knownBy } = row;
    const facts = { id, ratingId, departmentId, month, knownBy };
    return { steps: await reconcile(tx, { ...facts, period: chargedPeriod(row.working) }) };
  },
});
