import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { findTerms } from '../catalogue/find-terms.ts';
import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { endDraft } from './drafts/store.ts';
import { holdSystem } from './hold-system.ts';
import { insertLine } from './line-store.ts';
import { openChangeSchema } from './moves/schemas.ts';
import { pinnedOf, pinnedWithoutPromise } from './pinned-terms-rules.ts';
import { planRequest } from './plan-request.ts';
import { promiseOfNew } from './promise-store.ts';
import { purposeRow } from './purpose-rules.ts';
import { insertRequest, lockResource } from './store.ts';

const WORD = { resize: '变更', release: '释放', extend: '延期' } as const;

/** Stores a checked change as a request of one line, which takes what its draft held, and asks for its plan. Called within their submissions. */
export const openChange = command({
  event: 'requests.change-opened',
  allow: ['job'],
  input: openChangeSchema,
  async act(scope, { kind, resourceId, spec, reason, purpose, key, leaseUntil, ...price }) {
    const { ctx, tx } = scope;
    const resource = await lockResource(tx, resourceId);
    const applicantId = answerableFor(ctx.actor);
    if (!resource || !applicantId) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const owned = { systemId: resource.system_id, departmentId: resource.department_id };
    // An extension holds no plan and no quota, and the lease runs on while a transfer waits.
    await holdSystem.definition.read(scope, { ...owned, besideTransfer: kind === 'extend' });
    const requestId = newId(ctx.now);
    const number = await nextNumber(tx, 'SQ', ctx.now);
    const { department_id, system_id, mlps_grade, fulfilment, xinchuang, cloud_id, zone_code, tenancy_id } = resource;
    const terms = (await findTerms.definition.read(scope, undefined)).get(spec.item);
    const pinned = kind === 'resize' ? pinnedOf(terms) : pinnedWithoutPromise(terms);
    await insertRequest(tx, {
      id: requestId,
      number,
      department_id,
      system_id,
      kind,
      title: `${WORD[kind]}${itemOf(spec.item).nameZh} ${resource.number}`,
      reason,
      mlps_grade,
      applicant_id: applicantId,
      submitted_at: ctx.now,
      ...(await promiseOfNew(scope, [{ pinned }])),
      ...purposeRow(purpose ?? {}),
      ...key,
    });
    const draft = { id: key?.submit_key, personId: applicantId, kind, resourceId };
    const attachments = await endDraft(tx, draft, { requestId, departmentId: department_id });
    const cost = { month_fen: price.monthFen, year_end_fen: price.yearEndFen, added_fen: price.addedFen };
    await insertLine(tx, {
      id: newId(ctx.now),
      request_id: requestId,
      department_id,
      ordinal: 1,
      spec,
      cloud_id,
      zone_code,
      xinchuang,
      tenancy_id,
      resource_id: resourceId,
      fulfilment,
      ...cost,
      price_version_id: price.priceVersionId,
      lease_until: leaseUntil ?? null,
      ...pinned,
    });
    const { state } = await planRequest.within(scope, { requestId });
    const object = { kind: 'resource' as const, id: resourceId };
    return {
      result: { requestId, number, state },
      audit: { object, departmentId: department_id, detail: { number, kind, attachments } },
    };
  },
});
