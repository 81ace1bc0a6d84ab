import type { FurtherStep } from '@zhengyun/rulebook/approval-policy.ts';
import { requestRefSchema } from '../requests/schemas.ts';
import { query } from '../verb/query.ts';
import { weighRequest } from './weigh-request.ts';

/**
 * Further steps that a request will have beside the joint review, by the policy in force now: who waits for it sees them before they
 * open. What counts is what `openSteps` finds then.
 */
export const foreseeFurther = query({
  allow: ['signed-in', 'job'],
  input: requestRefSchema,
  async read(scope, { requestId }): Promise<readonly FurtherStep[]> {
    const { further } = await weighRequest.definition.read(scope, { requestId });
    return further.map(({ step }) => step);
  },
});
