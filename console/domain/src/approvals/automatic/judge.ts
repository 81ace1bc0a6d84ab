import { type AutomaticFacts, growthOf, judgeAutomatic } from '@zhengyun/rulebook/automatic-approval.ts';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { foreseeOrder } from '../../budgets/foresee-order.ts';
import { findUseOver } from '../../metering/find-use-over.ts';
import { foreseeQuota } from '../../quota/foresee-quota.ts';
import { findOutdatedApproval } from '../../requests/find-outdated-approval.ts';
import { getRequest } from '../../requests/get-request.ts';
import { requestRefSchema } from '../../requests/schemas.ts';
import { query } from '../../verb/query.ts';
import { changesOf } from '../evidence-rules.ts';
import { readEvidence } from '../read-evidence.ts';
import { policyAt } from '../rule-versions/store.ts';
import { explanationOf, measuredBy, openSteps, planFacts } from './explain-rules.ts';
import { priceOfYear } from './price-store.ts';
import { grownBefore, judgementOf, lockDepartmentShare } from './store.ts';

const DAY_MS = 86_400_000;

/**
 * What the rule in force says of a request now, with all it saw; null where there is nothing for it to judge: anything but the resize of one
 * delivered resource. The department's share stays locked until the transaction ends.
 */
export const judge = query({
  allow: ['job'],
  input: requestRefSchema,
  async read(scope, { requestId }) {
    const { ctx, tx } = scope;
    const policy = await policyAt(tx, ctx.now);
    const request = await getRequest.definition.read(scope, { requestId });
    const [line, ...others] = request.lines;
    const now = line?.delivered;
    if (!policy || request.kind !== 'resize' || !line || !now || others.length > 0) return null;
    const { department, system } = request;
    await lockDepartmentShare(tx, department.id);
    const evidence = await readEvidence.definition.read(scope, { requestId });
    const foreseen = await foreseeQuota.definition.read(scope, {
      departmentId: department.id,
      systemId: system.id,
      changes: changesOf(request),
    });
    const { growth: rule } = policy;
    const from = new Date(ctx.now.getTime() - (rule?.use.windowDays ?? 0) * DAY_MS);
    const uses = await findUseOver.definition.read(scope, { resourceId: line.resource.id, from, to: ctx.now });
    const since = new Date(ctx.now.getTime() - (rule?.periodDays ?? 0) * DAY_MS);
    const beside = { departmentId: department.id, resourceId: line.resource.id, requestId, since };
    const price = await priceOfYear(scope, { ...line, delivered: now });
    const beyond = await foreseeOrder.definition.read(scope, { departmentId: department.id, requestId });
    const earlier = await judgementOf(tx, requestId);
    const facts: AutomaticFacts = {
      isResize: true,
      now,
      wanted: line.spec,
      calledBack: earlier?.state === 'called-back',
      termsChanged: (await findOutdatedApproval.definition.read(scope, { requestId })) !== null,
      ...planFacts(evidence),
      steps: openSteps(request),
      ...price,
      use: measuredBy(now, uses, rule?.use.windowDays ?? 0),
      before: await grownBefore(tx, beside),
      withinQuota: foreseen.refusal === null && !foreseen.effects.some(({ isOverSoft }) => isOverSoft),
      withinBudget: beyond === null,
      poolAfter: Object.fromEntries(evidence.pool.map((each) => [each.dimension, BigInt(each.after)])) as Amounts,
    };
    const { clause, refusals } = judgeAutomatic(facts, policy);
    const { id, number } = line.resource;
    const explanation = explanationOf(facts, policy, { id, number });
    return { policy, clause, refusals, facts, growth: growthOf(facts), explanation, resourceId: id };
  },
});
