import { judgeStanding } from '../teardown/rules.ts';
import { recordStandingSchema } from '../teardown/schemas.ts';
import { command, type Outcome } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { AuditFact } from '../verb/record.ts';
import { failOperation } from './failure-store.ts';
import { lockLease } from './lease-store.ts';
import { changeOperation, lockOperation } from './operation-store.ts';
import { holdsLease, stateAfter } from './rules.ts';
import { findTeardown, noteSurveyed, standingIn } from './teardown-store.ts';

/** goes-on: the run may begin · asked-again: it is for the second person anew · refused: it has failed. */
type Answer = { readonly outcome: 'goes-on' | 'asked-again' | 'refused' };

/**
 * Weighs what a tenancy that is to be removed holds on its cluster, before its preview and again before it is applied. What
 * stands there unasked fails it, with the list, and the tenancy is in use again; what came after its release takes that back. Refused:
 * NOT_FOUND for any other operation; LEASE_LOST; STATE_CONFLICT unless it is being previewed or applied.
 */
export const recordStanding = command({
  event: 'provisioning.teardown-surveyed',
  allow: ['job'],
  input: recordStandingSchema,
  async act(scope, { operationId, fence, found }): Promise<Outcome<Answer>> {
    const { ctx, tx } = scope;
    const operation = await lockOperation(tx, operationId);
    const teardown = operation && (await findTeardown(tx, operationId));
    if (!operation || !teardown?.tenancy_id) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const { number, state } = operation;
    if (!holdsLease(await lockLease(tx, operation.stack_id), { fence }, ctx.now))
      throw new DomainError('LEASE_LOST', { operation: number });
    if (state !== 'previewing' && state !== 'applying')
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    const { override, obstacles: listed, tenancy_id: tenancyId } = teardown;
    const ledger = await standingIn(tx, tenancyId);
    const verdict = judgeStanding({ override, released: state === 'applying', listed, ledger, found });
    const audit: AuditFact = {
      object: { kind: 'operation', id: operationId },
      departmentId: teardown.department_id,
      detail: { number, verdict: verdict.is, found: found.length },
    };
    if (verdict.is === 'refused') {
      const { trouble } = verdict;
      const { jobs } = await failOperation(scope, operation, { trouble, findings: [], leftovers: [] });
      const detail = { ...audit.detail, trouble };
      return { result: { outcome: 'refused' }, audit: { ...audit, action: 'provisioning.failed', detail }, jobs };
    }
    const { is, obstacles } = verdict;
    await noteSurveyed(tx, operationId, { obstacles, at: ctx.now, releasedStill: is === 'goes-on' });
    const back = is === 'asked-again' ? stateAfter(state, 'plan-changed') : null;
    if (back) await changeOperation(tx, operationId, { state: back });
    return { result: { outcome: is }, audit: { ...audit, detail: { ...audit.detail, obstacles } } };
  },
});
