import { findSettledPart } from '../contracts/find-settled-part.ts';
import { rateMonth } from '../rating/rate-month.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { askForReview } from './ask-for-review-store.ts';
import { contentHash } from './content-hash-rules.ts';
import { correctionsOf } from './correction-store.ts';
import { requireDraftable, shownStanding, standingOfDraft } from './draft-standing-store.ts';
import { settle } from './rules.ts';
import { draftSchema } from './schemas.ts';
import { statementFacts } from './settled-store.ts';
import { workingNumber } from './state-rules.ts';
import { findOfMonth, replaceDraft } from './store.ts';

/**
 * Builds the month's statement as of now (whole seconds; at most the month's end), or rebuilds its draft under the same number.
 * From the same facts it is the same, content hash included. NO_CONTRACT, NO_PRICE (names item and instant), STATEMENT_ISSUED,
 * PERIOD_CLOSED, MONTH_INVALID before the month begins. Until the month freezes it is gathering; one that is improbable is parked.
 */
export const draftMonthToDate = command({
  event: 'settlement.drafted',
  allow: ['finance', 'job'],
  input: draftSchema,
  async act({ ctx, tx }, { departmentId, month, contractId }) {
    const part = await findSettledPart.definition.read({ ctx, tx }, { departmentId, month, contractId });
    const { contract, asOf } = part;
    const { result } = await rateMonth.definition.store({ ctx, tx }, { departmentId, month, contractId: contract.id });
    const { ratingId, contentHash: ratingHash, rated } = result;
    const existing = await findOfMonth(tx, contract.id, month);
    await requireDraftable({ ctx, tx }, month, existing);
    if (rated === null) throw new DomainError('STATEMENT_ISSUED', { number: existing?.number ?? '' });
    const facts = await statementFacts({ ctx, tx }, { part, departmentId, month, rated });
    const corrections = await correctionsOf({ ctx, tx }, { contractId: contract.id, month });
    const settled = settle({ ...facts, corrections });
    const id = existing?.id ?? newId(ctx.now);
    const hash = contentHash({ contractId: contract.id, month, asOf, ratingHash }, settled);
    const made = { contractId: contract.id, month, settled, contentHash: hash, existing };
    const standing = await standingOfDraft({ ctx, tx }, made);
    const number = workingNumber(contract.number, month);
    const built = { builtAt: ctx.now, standing, contentHash: hash, ratingId };
    const head = { id, workingNumber: number, contractId: contract.id, departmentId, month, asOf, ...built };
    await replaceDraft(tx, head, settled);
    await askForReview({ ctx, tx }, { id, number, departmentId, month, existing, ...standing });
    const payableFen = settled.payableFen.toString();
    const figures = { payableFen, asOf: asOf.toISOString(), contentHash: hash };
    return {
      result: { statementId: id, number, ...figures, ...shownStanding(standing) },
      audit: { object: { kind: 'statement', id }, departmentId, detail: { number, month, ...figures } },
    };
  },
});
