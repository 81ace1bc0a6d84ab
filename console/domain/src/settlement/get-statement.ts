import { chineseAmount } from '@zhengyun/rulebook/chinese-amount.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { bareLinesOf, linesOf, sizeOf } from './line-store.ts';
import { reconcileStatement } from './reconcile-statement.ts';
import { readStatementInputSchema, type StatementDetail, statementWorkingSchema } from './schemas.ts';
import { stepsOf } from './steps-store.ts';
import { findStatement, statementItem } from './store.ts';

/**
 * One statement with every line's working and the chain Σ events → payable, worked out anew at each reading; or, with a `limit`, one page of
 * its lines alone. NOT_FOUND also for another department's.
 */
export const getStatement = query({
  allow: ['signed-in', 'job'],
  input: readStatementInputSchema,
  async read(scope, { statementId, after = 0, limit }): Promise<StatementDetail> {
    const { tx } = scope;
    const row = await findStatement(tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const paged = limit === undefined ? null : await bareLinesOf(scope, row.id, { after, limit });
    return {
      ...statementItem(row),
      steps: await stepsOf(scope, row),
      payableChinese: chineseAmount(row.payable_fen),
      contentHash: row.content_hash,
      ...(await sizeOf(tx, row.id)),
      working: statementWorkingSchema.parse(row.working),
      lines: paged ? paged.map(({ line }) => line) : await linesOf(scope, row),
      reconciliation: paged ? [] : (await reconcileStatement.definition.read(scope, { statementId })).steps,
    };
  },
});
