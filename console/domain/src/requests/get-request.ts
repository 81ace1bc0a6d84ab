import { standIns } from '../approvals/delegations/stand-ins.ts';
import { foreseeFurther } from '../approvals/foresee-further.ts';
import { findPriceVersion } from '../pricing/find-version.ts';
import { findGiven } from '../transfers/find-given.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { attachmentOf } from './attachments/rules.ts';
import { attachmentsIn } from './attachments/store.ts';
import { actsOf, stepView, timelineOf } from './detail-rules.ts';
import { actsOn, deliveryNotesOf, linesInDetail, operationsInDetail, stepsInDetail } from './detail-store.ts';
import { lineView } from './line-view-rules.ts';
import { itemFrom, itemsById } from './list-store.ts';
import { purposeOf } from './purpose-rules.ts';
import { getRequestInputSchema, type RequestDetail, requestDetailSchema } from './schemas.ts';

/** One request whole: lines, steps, operations, delivery notes, timeline, and what the caller may do with it now. */
export const getRequest = query({
  allow: ['signed-in', 'job'],
  input: getRequestInputSchema,
  veil: { 'purpose.project': 'request.project', 'purpose.fundingSource': 'request.funding' },
  async read(scope, { requestId }): Promise<RequestDetail> {
    const { ctx, tx } = scope;
    const [row] = await itemsById(tx, [requestId]);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'request' });
    const item = itemFrom(row, ctx.now);
    const lines = await linesInDetail(tx, requestId);
    const hidden = lines.filter((line) => line.resource_number === null).map((line) => line.resource_id);
    const given = await findGiven.definition.read(scope, { resourceIds: hidden });
    const steps = await stepsInDetail(tx, requestId);
    const versionId = lines[0]?.price_version_id;
    const operations = await operationsInDetail(tx, requestId);
    const notes = await deliveryNotesOf(tx, requestId);
    const acts = await actsOn(tx, requestId);
    const isBeforeJoint = item.state === 'previewing' || item.state === 'department-review';
    return requestDetailSchema.parse({
      ...item,
      reason: row.reason,
      purpose: purposeOf(row),
      attachments: (await attachmentsIn(tx, { requestId })).map(attachmentOf),
      planHash: row.plan_hash,
      trouble: row.trouble,
      decidedAt: row.decided_at?.toISOString() ?? null,
      priceVersion: versionId ? await findPriceVersion.definition.read(scope, { versionId }) : null,
      lines: lines.map((line) => lineView(line, given)),
      steps: steps.map((step) => stepView(step, { acts, now: ctx.now })),
      operations: operations.map(({ line_id: lineId, waiting_for: waitingFor, plan_hash: planHash, ...operation }) => ({
        ...operation,
        lineId,
        waitingFor,
        planHash,
      })),
      deliveryNotes: notes.map(({ line_id: lineId, resource_id: resourceId, delivered_at: at, ...note }) => ({
        ...note,
        lineId,
        resourceId,
        deliveredAt: at.toISOString(),
      })),
      timeline: timelineOf(acts, ctx.actor),
      furtherAhead: isBeforeJoint ? await foreseeFurther.definition.read(scope, { requestId }) : [],
      acts: actsOf({
        actor: ctx.actor,
        departmentId: row.department_id,
        applicantId: row.applicant_id,
        cloudIds: lines.map((line) => line.cloud_id),
        state: item.state,
        planHash: row.plan_hash,
        steps: steps.filter((step) => step.round === row.round),
        standIns: await standIns.definition.read(scope),
      }),
    });
  },
});
