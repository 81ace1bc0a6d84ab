import { findPriceVersion } from '../pricing/find-version.ts';
import { findRemoval } from '../provisioning/find-removal.ts';
import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { submitExtendSchema } from './extension/schemas.ts';
import { foreseeExtend } from './foresee-extend.ts';
import { refuseBusy } from './line-rules.ts';
import { openChange } from './open-change.ts';
import type { Submitted } from './schemas.ts';
import { lastPriceVersion, lockResource, openChanges } from './store.ts';
import { answerBefore, changeKeyOf } from './submit-key-store.ts';

/**
 * Asks for a resource's lease to end later. Nothing is done to it: once approved, the new last day holds. Sent again under its key it gets the first one's answer. Refused: NOT_FOUND; NOT_YOURS;
 * CLOUD_NOT_GRANTED; STATE_CONFLICT unless it is in use; LEASE_OVER, LEASE_TOO_LONG; RESOURCE_BUSY after a release, another extension, or
 * once its removal was ordered; BUDGET_EXCEEDED and BUDGET_UNKNOWN where the year's budget takes nothing beyond itself and the months fall into it.
 */
export const submitExtend = command({
  event: 'requests.extend-submitted',
  allow: ['applicant'],
  input: submitExtendSchema,
  async act(scope, input): Promise<Outcome<Submitted>> {
    const { ctx, tx } = scope;
    const { resourceId, months, reason, project, fundingSource } = input;
    const key = changeKeyOf('extend', input);
    const before = await answerBefore(tx, answerableFor(ctx.actor), key);
    if (before) return before;
    const resource = await lockResource(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const { department_id: departmentId, cloud_id: cloudId, number, spec, state } = resource;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    requireCloud(ctx.actor, ['applicant'], { cloudId, departmentId });
    if (state !== 'active') throw new DomainError('STATE_CONFLICT', { object: number, state });
    const open = await openChanges(tx, resourceId);
    const extension = open.find(({ kind }) => kind === 'extend');
    if (extension) throw new DomainError('RESOURCE_BUSY', { request: extension.number });
    const removal = await findRemoval.definition.read(scope, { resourceId });
    if (removal) throw new DomainError('RESOURCE_BUSY', { request: removal });
    const busy = refuseBusy(open, resource);
    if (busy) throw new DomainError(busy.code, { field: busy.field, ...busy.facts });
    const { refusal, lastDay, to, monthFen, yearEndFen, costFen } = await foreseeExtend.definition.read(scope, {
      resourceId,
      months,
    });
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    // Without a price what it adds stays unknown: approved in another year, its months may be of that one.
    const addedFen = monthFen === null ? null : yearEndFen;
    const price = { monthFen: monthFen ?? '0', yearEndFen: yearEndFen ?? '0', addedFen };
    // What the months cost is quoted now; only where nothing is in force is the version that of the order before.
    const quoted = monthFen === null ? null : await findPriceVersion.definition.read(scope, {});
    const priceVersionId = quoted?.id ?? (await lastPriceVersion(scope, resourceId));
    const purpose = { project, fundingSource };
    const change = { kind: 'extend' as const, resourceId, spec, reason, purpose, leaseUntil: to, key };
    const result = await openChange.within(scope, { ...change, ...price, priceVersionId });
    return {
      result: { ...result, waitsFor: [] },
      audit: {
        object: { kind: 'request', id: result.requestId },
        departmentId,
        detail: { number: result.number, resource: number, before: lastDay, after: to, costFen },
      },
    };
  },
});
