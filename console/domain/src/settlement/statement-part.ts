import { z } from 'zod';
import { spansOfRating } from '../rating/spans-of-rating.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { bareLinesOf } from './line-store.ts';
import type { StatementLine } from './schemas.ts';
import { findStatement } from './store.ts';

/** A line without its charges. `used`: from the first instant that is charged in it to the last; null where it sums no charges. */
export interface PartLine extends StatementLine {
  readonly used: { readonly from: string; readonly to: string } | null;
}

/**
 * The next lines of a statement, for those who write it out bit by bit: all that they read must be of one piece. STATE_CONFLICT where it
 * was built anew since its `contentHash` was read.
 */
export const statementPart = query({
  allow: ['signed-in', 'job'],
  input: z.strictObject({
    statementId: idSchema,
    contentHash: z.string(),
    after: z.int().nonnegative(),
    limit: z.int().min(1).max(5_000),
  }),
  async read(scope, { statementId, contentHash, ...part }): Promise<readonly PartLine[]> {
    const lines = await bareLinesOf(scope, statementId, part);
    // After the lines: a statement that was built anew as they were read has another hash by now.
    const head = await findStatement(scope.tx, statementId);
    if (!head) throw new DomainError('NOT_FOUND', { what: 'statement' });
    if (head.content_hash !== contentHash)
      throw new DomainError('STATE_CONFLICT', { object: head.number, state: head.state });
    const resourceIds = [...new Set(lines.flatMap(({ resourceId }) => resourceId ?? []))];
    const { rating_id: ratingId } = head;
    const spans = ratingId ? await spansOfRating.definition.read(scope, { ratingId, resourceIds }) : [];
    const found = new Map(spans.map(({ of, ...span }) => [of, span]));
    return lines.map(({ resourceId, line }) => {
      const version = line.working.kind === 'usage' ? line.working.priceVersion.id : null;
      return { ...line, used: found.get(`${resourceId}/${line.sku}/${version}`) ?? null };
    });
  },
});
