import { openTenancy } from '../tenancy/open-tenancy.ts';
import { answerableFor } from '../verb/actor.ts';
import { command, type Outcome } from '../verb/command.ts';
import { requireCloud, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { checkOrder } from './check-order.ts';
import { endDraft } from './drafts/store.ts';
import { holdSystem } from './hold-system.ts';
import { storePlacedLine } from './line-store.ts';
import { planRequest } from './plan-request.ts';
import { promiseOfNew } from './promise-store.ts';
import { purposeRow } from './purpose-rules.ts';
import { type Submitted, submitOrderSchema } from './schemas.ts';
import { insertRequest } from './store.ts';
import { answerOfFirst, submitKeyOf, submittedUnder } from './submit-key-store.ts';

/**
 * Submits an order: request, lines, resources, tenancies of first use and stacks are stored, and its plans asked for. The first thing wrong
 * refuses it whole; checkOrder names all. Sent again under its key it gets the first one's answer; another order under it: SUBMITTED_BEFORE.
 */
export const submitRequest = command({
  event: 'requests.submitted',
  allow: ['applicant'],
  input: submitOrderSchema,
  async act(scope, { key: named, ...order }): Promise<Outcome<Submitted>> {
    const { ctx, tx } = scope;
    const key = submitKeyOf({ ...order, key: named });
    const applicantId = answerableFor(ctx.actor);
    const first = key && applicantId && (await submittedUnder(tx, applicantId, key));
    if (first && key) return answerOfFirst(first, key);
    const { system, errors, placed, quote } = await checkOrder.definition.read(scope, order);
    requireDepartment(ctx.actor, ['applicant'], system.department.id);
    const [wrong] = errors;
    if (wrong)
      throw new DomainError(wrong.code, {
        field: wrong.row === 0 ? wrong.field : `lines.${wrong.row - 1}.${wrong.field}`,
        ...wrong.facts,
      });
    if (!quote || !applicantId) throw new DomainError('ROLE_MISSING');
    const owner = { department_id: system.department.id, system_id: system.id };
    await holdSystem.definition.read(scope, { systemId: system.id, departmentId: system.department.id });
    const request = { id: newId(ctx.now), number: await nextNumber(tx, 'SQ', ctx.now) };
    const { title, reason, mlpsGrade: mlps_grade } = order;
    const about = { kind: 'order' as const, title, reason, mlps_grade, applicant_id: applicantId };
    const row = { ...request, ...owner, ...about, ...purposeRow(order), ...key, submitted_at: ctx.now };
    await insertRequest(tx, { ...row, ...(await promiseOfNew(scope, placed)) });
    const sent = { requestId: request.id, departmentId: owner.department_id };
    const draft = { id: named, personId: applicantId, kind: 'order' as const, resourceId: null };
    const attachments = await endDraft(tx, draft, sent);
    const tenancies = new Map<string, Awaited<ReturnType<typeof openTenancy.within>>>();
    for (const [index, { line, place, key, pinned }] of placed.entries()) {
      const { cloudId, zoneCode, xinchuang } = place;
      requireCloud(ctx.actor, ['applicant'], { cloudId, departmentId: system.department.id });
      const where = { departmentId: system.department.id, systemId: system.id, cloudId, zoneCode, xinchuang };
      const tenancy = tenancies.get(key) ?? (await openTenancy.within(scope, where));
      tenancies.set(key, tenancy);
      const { monthFen = '0', yearEndFen = '0' } = quote.lines[index] ?? {};
      const price = { monthFen, yearEndFen, versionId: quote.priceVersion.id };
      const placement = { ...where, ordinal: index + 1, spec: line.spec, tenancy, price, pinned };
      await storePlacedLine(scope, { requestId: request.id, ...placement });
    }
    const { state } = await planRequest.within(scope, { requestId: request.id });
    return {
      result: { requestId: request.id, number: request.number, state, waitsFor: [] },
      audit: {
        object: { kind: 'request', id: request.id },
        departmentId: system.department.id,
        detail: {
          number: request.number,
          system: system.number,
          lines: placed.length,
          attachments,
          monthFen: quote.monthFen,
        },
      },
    };
  },
});
