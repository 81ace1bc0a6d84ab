import { approvalPolicyAt, securityNote } from '@zhengyun/rulebook/approval-policy.ts';
import { overlapOf, type Period, yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { cloudsOverview } from '../clouds/overview.ts';
import { foreseePrices } from '../pricing/foresee-prices.ts';
import { foreseeQuota } from '../quota/foresee-quota.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { getRequest } from '../requests/get-request.ts';
import { IN_REVIEW } from '../requests/rules.ts';
import { APPROVAL_STEPS, type RequestDetail, requestItemSchema } from '../requests/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { changesOf, poolEffects } from './evidence-rules.ts';
import { plansOf } from './inbox-store.ts';
import { type Evidence, evidenceInputSchema, evidenceSchema } from './schemas.ts';
import { requestWeighed } from './store.ts';

/** All that a decision on a request rests on, on one page (N14): plan, price, quota and pool before and after, steps so far. */
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
    const { monthFen, yearEndFen } = request;
    const { ctx, tx } = scope;
    const on = clouds.filter(({ id }) => request.lines.some(({ cloud }) => cloud.id === id));
    const weighed = { ...(await requestWeighed(tx, requestId)), profiles: on.map(({ profile }) => profile) };
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
        yearEndFen,
        change: await priceChangeOf(scope, request),
        lines: request.lines.map((line) => ({
          ordinal: line.ordinal,
          monthFen: line.monthFen,
          yearEndFen: line.yearEndFen,
        })),
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
      securityNote: securityNote(weighed, approvalPolicyAt(ctx.now)),
      mayDecide: APPROVAL_STEPS.filter((step) => request.acts.includes(`decide-${step}`)),
    });
  },
});

/** What becomes of the quoted price by the year's end; null where it stays, or nothing is left to decide. */
async function priceChangeOf(scope: VerbScope, request: RequestDetail) {
  const { state, kind, priceVersion, lines } = request;
  if (!IN_REVIEW.includes(state) || kind === 'release' || !priceVersion) return null;
  const period = await periodAsked(scope, request);
  const asked = lines.map(({ spec, xinchuang }) => ({ spec, xinchuang }));
  return period && foreseePrices.definition.read(scope, { versionId: priceVersion.id, lines: asked, period });
}

/** The time of this year that is decided on: of an extension what it adds; null where that is nothing of this year. */
async function periodAsked(scope: VerbScope, { kind, lines }: RequestDetail): Promise<Period | null> {
  const { now } = scope.ctx;
  const yearEnd = yearEndOf(now);
  const [line] = lines;
  if (kind !== 'extend') return { from: now, to: yearEnd };
  if (!line?.leaseUntil) return null;
  const { lease } = await getLease.definition.read(scope, { resourceId: line.resource.id });
  if (!lease) return null;
  const added = { from: leaseEnd(lease.lastDay), to: leaseEnd(line.leaseUntil) };
  return overlapOf(added, { from: now, to: yearEnd });
}
