import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { reclaimNotice } from './notice-rules.ts';
import { standingOf } from './rules.ts';
import { openReclaimSchema } from './schemas.ts';
import { toldOf } from './step-store.ts';
import { findReclaim, insertReclaim, insertStep, workingDayChanges } from './store.ts';

/**
 * Begins the reclaim of an idle resource by the policy that judged it, with what was seen: its department is reminded, and has a month
 * to act or to appeal. Called within the judgement.
 */
export const openReclaim = command({
  event: 'reclaim.opened',
  allow: ['job'],
  input: openReclaimSchema,
  async act(scope, { resourceId, departmentId, evidence }) {
    const { ctx, tx } = scope;
    const { policyId } = evidence;
    const reminded = { kind: 'reminded' as const, at: ctx.now, personId: null };
    const standing = standingOf({ policyId, steps: [reminded] }, await workingDayChanges(tx), ctx.now);
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'HS', ctx.now);
    const owner = { resource_id: resourceId, department_id: departmentId, policy_id: policyId };
    await insertReclaim(tx, { id, number, ...owner, evidence, at: ctx.now }, standing);
    const of = { id: newId(ctx.now), reclaimId: id, departmentId, ordinal: 1, note: null };
    await insertStep(tx, { ...of, ...reminded }, standing);
    const reclaim = await findReclaim(tx, id);
    if (!reclaim || !('dueAt' in standing)) throw new DomainError('NOT_FOUND', { what: 'reclaim' });
    await tell.within(scope, reclaimNotice('reclaim-reminded', toldOf(reclaim), { dueAt: standing.dueAt }));
    return {
      result: { reclaimId: id, number },
      audit: {
        object: { kind: 'reclaim', id },
        departmentId,
        detail: { number, resource: reclaim.resource_number, dueAt: standing.dueAt.toISOString(), evidence },
      },
    };
  },
});
