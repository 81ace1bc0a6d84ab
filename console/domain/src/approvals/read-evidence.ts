import { securityNote } from '@zhengyun/rulebook/approval-policy.ts';
import { cloudsOverview } from '../clouds/overview.ts';
import { foreseeQuota } from '../quota/foresee-quota.ts';
import { getRequest } from '../requests/get-request.ts';
import { APPROVAL_STEPS, requestItemSchema } from '../requests/schemas.ts';
import { query } from '../verb/query.ts';
import { changesOf, poolEffects, togetherView } from './evidence-rules.ts';
import { plansOf } from './inbox-store.ts';
import { priceChangeOf, yearEndPriceOf } from './price-change-store.ts';
import { type Evidence, evidenceInputSchema, evidenceSchema } from './schemas.ts';
import { weighRequest } from './weigh-request.ts';

/** All that a decision on a request rests on, on one page (N14): plan, price, quota and pool before and after, what is weighed with it, steps so far. */
export const readEvidence = query({
  allow: ['signed-in'],
  input: evidenceInputSchema,
  veil: { 'purpose.project': 'request.project', 'purpose.fundingSource': 'request.funding' },
  async read(scope, { requestId }): Promise<Evidence> {
    const request = await getRequest.definition.read(scope, { requestId });
    const plans = await plansOf(scope.tx, requestId);
    const changes = changesOf(request);
    const { effects } = await foreseeQuota.definition.read(scope, {
      departmentId: request.department.id,
      systemId: request.system.id,
      changes,
    });
    const { clouds } = await cloudsOverview.definition.read(scope);
    const { monthFen } = request;
    const asked = await weighRequest.definition.read(scope, { requestId });
    return evidenceSchema.parse({
      request: requestItemSchema.parse(request),
      reason: request.reason,
      purpose: request.purpose,
      attachments: request.attachments,
      planHash: request.planHash,
      operations: plans.map(({ plan_hash: planHash, diff, findings, ...plan }) => ({
        ...plan,
        planHash,
        diff: diff ?? [],
        findings: findings ?? [],
      })),
      price: {
        version: request.priceVersion,
        monthFen,
        change: await priceChangeOf(scope, request),
        ...(await yearEndPriceOf(scope, request)),
      },
      quota: effects.map(({ cloudId, dimension, xinchuang, ...units }) => ({
        cloud: request.lines.find((line) => line.cloud.id === cloudId)?.cloud,
        dimension,
        xinchuang,
        limit: units.limit.toString(),
        before: units.before.toString(),
        takes: units.takes.toString(),
        after: units.after.toString(),
        isOverSoft: units.isOverSoft,
      })),
      pool: poolEffects(request, clouds),
      steps: request.steps,
      securityNote: securityNote(asked.weighed, asked.policy),
      together: togetherView(asked),
      mayDecide: APPROVAL_STEPS.filter((step) => request.acts.includes(`decide-${step}`)),
    });
  },
});
