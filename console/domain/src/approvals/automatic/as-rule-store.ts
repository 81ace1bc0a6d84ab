import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import type { AutomaticClause } from '@zhengyun/rulebook/automatic-approval.ts';
import { scopeOf, type VerbScope } from '../../verb/context.ts';

/** How a rule is named in a decided step: the version of the policy, and which of its clauses. */
export function ruleNamed(policyId: string, clause: AutomaticClause | null): string {
  return `${policyId}/${clause ?? 'none'}`;
}

/** Acts as the rule itself, within the transaction of whoever it follows: under its own name and in sight of what it weighs. */
export function asRule<Result>(
  { ctx, tx }: VerbScope,
  policyId: string,
  act: (scope: VerbScope) => Promise<Result>,
): Promise<Result> {
  const actor = { kind: 'job', task: `automatic-approval ${policyId}` } as const;
  return inScopeOfAll(tx, scopeOf(ctx.actor), () => act({ ctx: { ...ctx, actor }, tx }));
}
