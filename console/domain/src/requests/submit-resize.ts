import { quote } from '../pricing/quote.ts';
import { foreseeQuota } from '../quota/foresee-quota.ts';
import { STANDING_STATES } from '../tenancy/rules.ts';
import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { submitResizeSchema } from './changes/schemas.ts';
import { checkResize } from './check-resize.ts';
import { foreseeGrowth } from './foresee-growth.ts';
import { openChange } from './open-change.ts';
import type { Submitted } from './schemas.ts';
import { lastPriceVersion, lockResource, openChanges } from './store.ts';
import { answerBefore, changeKeyOf } from './submit-key-store.ts';

/**
 * Asks for another size of a delivered resource. While another change of it is open this one waits for its turn and names it;
 * should that one be delivered, this one fails with RESOURCE_CHANGED, since it was asked for from the size before.
 * Sent again under its key it gets the first one's answer. Refused: STATE_CONFLICT unless it is in use; TENANCY_CLOSED while its tenancy is being closed; by the rules of the item (DISK_SHRINK, FIELD_FIXED, MAY_ONLY_GROW, BELOW_USE,
 * USE_UNKNOWN), all of them named in `fields`; TARGET_UNSUITABLE, SPEC_UNCHANGED; RESOURCE_BUSY after a release or while the same size is asked for already; quota codes, and price codes but where it is less of everything; BUDGET_EXCEEDED and BUDGET_UNKNOWN where it adds to what is paid.
 */
export const submitResize = command({
  event: 'requests.resize-submitted',
  allow: ['applicant'],
  input: submitResizeSchema,
  async act(scope, input): Promise<Outcome<Submitted>> {
    const { ctx, tx } = scope;
    const { resourceId, spec, reason, project, fundingSource } = input;
    const key = changeKeyOf('resize', input);
    const before = await answerBefore(tx, answerableFor(ctx.actor), key);
    if (before) return before;
    const resource = await lockResource(tx, resourceId);
    if (!resource) throw new DomainError('NOT_FOUND', { what: 'resource' });
    requireDepartment(ctx.actor, ['applicant'], resource.department_id);
    requireCloud(ctx.actor, ['applicant'], { cloudId: resource.cloud_id, departmentId: resource.department_id });
    if (resource.state !== 'active') throw new DomainError('STATE_CONFLICT', { state: resource.state });
    if (!STANDING_STATES.includes(resource.tenancy_state))
      throw new DomainError('TENANCY_CLOSED', { tenancy: resource.tenancy_number });
    const open = await openChanges(tx, resourceId);
    const refusals = await checkResize.definition.read(scope, { resourceId, spec });
    const [refusal] = refusals;
    const fields = refusals.map(({ field, code }) => `${field}: ${code}`);
    if (refusal) throw new DomainError(refusal.code, { field: refusal.field, fields, ...refusal.facts });
    const { cloud_id: cloudId, xinchuang, department_id: departmentId } = resource;
    const changes = [{ cloudId, xinchuang, before: resource.spec, after: spec }];
    const foreseen = await foreseeQuota.definition.read(scope, { departmentId, systemId: resource.system_id, changes });
    if (foreseen.refusal) throw new DomainError(foreseen.refusal.code, foreseen.refusal.facts);
    const growth = await foreseeGrowth.definition.read(scope, { resourceId, spec });
    const lines = [{ cloud: resource.cloud_slug, zone: resource.zone_code, spec }];
    const quoted = await quote.definition.read(scope, { lines }).catch((error: unknown) => {
      // Less of everything adds nothing whatever it costs, and is never held up for want of a price.
      if (growth.addedFen !== null && error instanceof DomainError && error.code === 'NO_PRICE') return null;
      throw error;
    });
    if (growth.refusal) throw new DomainError(growth.refusal.code, { ...growth.refusal.facts });
    const { monthFen, yearEndFen } = quoted ?? { monthFen: '0', yearEndFen: '0' };
    const priceVersionId = quoted?.priceVersion.id ?? (await lastPriceVersion(scope, resourceId));
    const price = { monthFen, yearEndFen, addedFen: growth.addedFen, priceVersionId };
    const change = { kind: 'resize' as const, resourceId, spec, reason, purpose: { project, fundingSource } };
    const result = await openChange.within(scope, { ...change, ...price, key });
    return {
      result: { ...result, waitsFor: open.map((change) => change.number) },
      audit: {
        object: { kind: 'request', id: result.requestId },
        departmentId,
        detail: { number: result.number, resource: resource.number, before: resource.spec, after: spec },
      },
    };
  },
});
