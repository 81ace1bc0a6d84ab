import type { RequestState } from '../../requests/schemas.ts';
import type { VerbScope } from '../../verb/context.ts';
import { policyAt } from '../rule-versions/store.ts';
import { asRule } from './as-rule-store.ts';
import { beginAutomatic } from './begin.ts';
import { awaitsRule } from './store.ts';

/**
 * Lets the rule in force look at a request whose joint review has just opened. The state of the request after it; null where no rule is in force, or none
 * speaks of such a request, or one has judged it before.
 */
export async function passByRule(scope: VerbScope, requestId: string): Promise<RequestState | null> {
  if (!(await awaitsRule(scope.tx, requestId))) return null;
  const policy = await policyAt(scope.tx, scope.ctx.now);
  if (!policy) return null;
  const { requestState } = await asRule(scope, policy.id, (rule) => beginAutomatic.within(rule, { requestId }));
  return requestState;
}
