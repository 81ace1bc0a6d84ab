import { chineseAmount } from '@zhengyun/rulebook/chinese-amount.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { partiesOf } from './issuer-store.ts';
import {
  getStatementInputSchema,
  type StatementItem,
  type StatementWorking,
  statementWorkingSchema,
} from './schemas.ts';
import { findStatement, statementItem } from './store.ts';

export interface StatementHead extends StatementItem {
  readonly payableChinese: string;
  readonly contentHash: string;
  /** The organisation that provides the service and bills for it. */
  readonly provider: { readonly slug: string; readonly name: string };
  readonly departmentSlug: string;
  readonly working: StatementWorking;
}

/** What a statement says above its lines: parties, month, payable and how it came about. NOT_FOUND also for another department's. */
export const statementHead = query({
  allow: ['signed-in', 'job'],
  input: getStatementInputSchema,
  async read({ tx }, { statementId }): Promise<StatementHead> {
    const row = await findStatement(tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    return {
      ...statementItem(row),
      payableChinese: chineseAmount(row.payable_fen),
      contentHash: row.content_hash,
      ...(await partiesOf(tx, row.contract_id)),
      working: statementWorkingSchema.parse(row.working),
    };
  },
});
