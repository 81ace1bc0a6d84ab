import { findSupplementOf } from '../../pricing/find-supplement-of.ts';
import { chargesOfRating } from '../../rating/charges-of-rating.ts';
import { DomainError } from '../../verb/errors.ts';
import { query } from '../../verb/query.ts';
import { findStoredLine } from '../corrected-store.ts';
import { bareLinesOf } from '../line-store.ts';
import { findStatement, statementItem } from '../store.ts';
import { type ExplainedLine, explainLineInputSchema } from './schemas.ts';

/**
 * How one line of a statement was made: its working and, where it sums use, the charges it sums. NOT_FOUND also for another department's
 * statement, and for a line of another.
 */
export const explainLine = query({
  allow: ['signed-in', 'job'],
  input: explainLineInputSchema,
  async read(scope, { statementId, statementLineId }): Promise<ExplainedLine> {
    const row = await findStatement(scope.tx, statementId);
    const stored = row && (await findStoredLine(scope.tx, { statementId, lineId: statementLineId }));
    const [found] = stored ? await bareLinesOf(scope, statementId, { after: stored.ordinal - 1, limit: 1 }) : [];
    if (!row || !found) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { id, number, month, department, contract } = statementItem(row);
    const statement = { id, number, month, department, contract };
    const { line, resourceId } = found;
    const { sku, working } = line;
    const versionId = 'priceVersion' in working && sku ? working.priceVersion.id : null;
    const supplement = versionId && sku ? await findSupplementOf.definition.read(scope, { versionId, sku }) : null;
    if (working.kind !== 'usage' || !row.rating_id || !resourceId || !sku) return { statement, line, supplement };
    const of = { ratingId: row.rating_id, resourceId, sku };
    const rated = await chargesOfRating.definition.read(scope, of);
    const charges = rated.filter(
      ({ kind, priceVersion }) => kind === 'usage' && priceVersion.id === working.priceVersion.id,
    );
    return { statement, line: { ...line, working: { ...working, charges } }, supplement };
  },
});
