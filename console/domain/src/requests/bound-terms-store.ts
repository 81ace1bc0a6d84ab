import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type BoundLine, boundTermsOf, changedTerms } from './bound-terms-rules.ts';
import type { Trouble } from './schemas.ts';
import { linesOf } from './store.ts';

/** APPROVAL_OUTDATED with the lines and terms that are no longer what was decided on; null while all are. */
export async function outdatedApproval(tx: Tx, requestId: string): Promise<Trouble | null> {
  const { number, bound_terms: bound } = await tx
    .selectFrom('request')
    .select(['number', 'bound_terms'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const changed = changedTerms(bound as readonly BoundLine[] | null, boundTermsOf(await linesOf(tx, requestId)));
  if (!changed) return null;
  const facts = { request: number, lines: changed.lines.map(String), changed: [...changed.terms] };
  return { code: 'APPROVAL_OUTDATED', facts };
}
