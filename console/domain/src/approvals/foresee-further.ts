import { approvalPolicyAt, type FurtherStep, furtherSteps } from '@zhengyun/rulebook/approval-policy.ts';
import { requestRefSchema } from '../requests/schemas.ts';
import { query } from '../verb/query.ts';
import { requestWeighed, routedLines } from './store.ts';

/**
 * Further steps that a request will have beside the joint review, by the policy in force now: who waits for it sees them before they
 * open. What counts is what `openSteps` finds then.
 */
export const foreseeFurther = query({
  allow: ['signed-in', 'job'],
  input: requestRefSchema,
  async read({ ctx, tx }, { requestId }): Promise<readonly FurtherStep[]> {
    const profiles = (await routedLines(tx, requestId)).map(({ profile }) => profile);
    const weighed = { ...(await requestWeighed(tx, requestId)), profiles };
    return furtherSteps(weighed, approvalPolicyAt(ctx.now)).map(({ step }) => step);
  },
});
