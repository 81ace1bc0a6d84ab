import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { supplementDecisionRefusal, supplementRefusal } from './supplement-rules.ts';
import { addPrice, findSupplement, lockVersion, saveSupplementDecision } from './supplement-store.ts';
import { decideSupplementSchema } from './supplements/schemas.ts';

/**
 * Approves or refuses a supplement that somebody else proposed. Approved, it is a price of its version from the version's beginning on and never changes; what
 * stopped for want of it can be tried again. NOT_FOUND; SUPPLEMENT_PROPOSER; STATE_CONFLICT where it is decided; PRICE_STANDS where a price stands by now.
 */
export const decideSupplement = command({
  event: 'pricing.supplement-decided',
  allow: ['finance'],
  input: decideSupplementSchema,
  stepUp: true,
  async act({ ctx, tx }, { supplementId, decision, note }) {
    const known = await findSupplement(tx, supplementId);
    if (!known || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'price supplement' });
    const { version, versions, departmentId } = await lockVersion(tx, known.version_id);
    // Read again under the lock: of two who decide at once the second finds it decided.
    const row = (await findSupplement(tx, supplementId)) ?? known;
    const refusal =
      supplementDecisionRefusal(row, ctx.actor.id) ??
      (decision === 'approve' ? supplementRefusal({ version, sku: row.sku, metered: false }, versions, ctx.now) : null);
    if (refusal) throw refusal;
    const state = decision === 'approve' ? ('approved' as const) : ('refused' as const);
    const decided = { decided_by: ctx.actor.id, decided_at: ctx.now, decision_note: note === '' ? null : note };
    await saveSupplementDecision(tx, supplementId, { state, ...decided });
    if (state === 'approved') await addPrice(tx, supplementId);
    const { number, sku, reference } = row;
    return {
      result: { supplementId, number, state },
      audit: {
        object: { kind: 'price-version', id: row.version_id },
        ...(departmentId ? { departmentId } : {}),
        detail: { supplement: number, version: version.number, sku, reference, state, note },
      },
    };
  },
});
