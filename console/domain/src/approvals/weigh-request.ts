import { approvalPolicyAt, furtherSteps, type WeighedRequest } from '@zhengyun/rulebook/approval-policy.ts';
import { type AskedMore, askedMore } from '@zhengyun/rulebook/asked-together.ts';
import { requestRefSchema } from '../requests/schemas.ts';
import { query } from '../verb/query.ts';
import { besideOf } from './beside-store.ts';
import { requestWeighed, routedLines } from './store.ts';

/**
 * A request as its route and its further steps are judged by the policy in force: its lines, and what its system asked for beside it within
 * the policy's days, so that cutting an order into several requests escapes no limit. What only gives back is weighed alone.
 */
export const weighRequest = query({
  allow: ['signed-in', 'job'],
  input: requestRefSchema,
  async read({ ctx, tx }, { requestId }) {
    const policy = approvalPolicyAt(ctx.now);
    const lines = await routedLines(tx, requestId);
    const request = await requestWeighed(tx, requestId);
    const { togetherDays: days } = policy;
    const beside = days === null || request.givesBack ? null : await besideOf(tx, requestId, days);
    const more: readonly AskedMore[] = beside ? askedMore(beside.lines, beside.since) : [];
    const besideFen = more.reduce((sum, { monthFen }) => sum + monthFen, 0n);
    const weighed: WeighedRequest = { ...request, besideFen, profiles: lines.map(({ profile }) => profile) };
    return { lines, weighed, policy, further: furtherSteps(weighed, policy), beside, more };
  },
});
