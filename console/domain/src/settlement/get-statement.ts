import { chineseAmount } from '@zhengyun/rulebook/chinese-amount.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { linesOf } from './line-store.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';
import { getStatementInputSchema, type StatementDetail, statementWorkingSchema } from './schemas.ts';
import { stepsOf } from './steps-store.ts';
import { findStatement, statementItem } from './store.ts';

/**
 * One statement with every line's working and the chain Σ events → payable, worked out anew at each reading. NOT_FOUND also
 * for another department's.
 */
export const getStatement = query({
  allow: ['signed-in', 'job'],
  input: getStatementInputSchema,
  async read(scope, { statementId }): Promise<StatementDetail> {
    const { tx } = scope;
    const row = await findStatement(tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const lines = await linesOf(scope, row);
    const facts = {
      id: row.id,
      ratingId: row.rating_id,
      departmentId: row.department_id,
      month: row.month,
      knownBy: row.built_at,
    };
    return {
      ...statementItem(row),
      steps: await stepsOf(scope, row),
      payableChinese: chineseAmount(row.payable_fen),
      contentHash: row.content_hash,
      sample: lines.some((line) => line.working.kind === 'usage' && line.working.priceVersion.sample),
      working: statementWorkingSchema.parse(row.working),
      lines,
      reconciliation: await reconcile(tx, { ...facts, period: chargedPeriod(row.working) }),
    };
  },
});
