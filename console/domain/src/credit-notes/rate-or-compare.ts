import { rateMonth } from '../rating/rate-month.ts';
import { rateMonthSchema } from '../rating/schemas.ts';
import { ingest } from '../verb/ingest.ts';
import type { AuditFact } from '../verb/record.ts';
import { idSchema } from '../verb/wire.ts';
import { noteLateFacts } from './note-late-facts.ts';

interface Outcome {
  readonly result: { readonly frozen: boolean };
  readonly audit?: AuditFact;
}

/**
 * Rates a contract's month anew; or, where an issued statement has frozen it, holds it against that statement. One transaction: whether it is frozen is
 * read under the contract's lock, so whoever is cut off or killed has done all of it or nothing. Refused as `rateMonth` is.
 */
export const rateOrCompare = ingest({
  event: 'credit-notes.late-facts-found',
  allow: ['job'],
  input: rateMonthSchema.extend({ contractId: idSchema }),
  async store(scope, { departmentId, contractId, month }): Promise<Outcome> {
    const { rated } = await rateMonth.within(scope, { departmentId, contractId, month });
    if (rated !== null) return { result: { frozen: false } };
    const { audit } = await noteLateFacts.definition.store(scope, { contractId, month });
    return { result: { frozen: true }, ...(audit ? { audit } : {}) };
  },
});
