import { stillRates } from '../rating/still-rates.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';

interface Checked {
  readonly id: string;
  readonly number: string;
  readonly month: string;
  readonly contract_id: string;
  readonly department_id: string;
  readonly rating_id: string | null;
  readonly working: unknown;
}

/**
 * Refuses with FACTS_CHANGED (which steps) where the statement does not reconcile with every change known by now, or its rating is not
 * what use comes to by now (metered use too, which the steps by themselves know from the rating alone): it must be built anew.
 */
export async function requireReconciled(scope: VerbScope, statement: Checked): Promise<void> {
  const { ctx, tx } = scope;
  const { id, number, month, department_id: departmentId, rating_id: ratingId, working } = statement;
  const facts = { id, ratingId, departmentId, month, period: chargedPeriod(working), knownBy: ctx.now };
  const unequal = (await reconcile(tx, facts)).filter((step) => !step.equal).map((step) => step.step);
  const rated = { departmentId, contractId: statement.contract_id, month };
  // Built before ratings were kept: nothing was charged by use, and the steps say so.
  const same = ratingId === null || (await stillRates.definition.read(scope, { ...rated, ratingId }));
  const steps = same || unequal.includes('events') ? unequal : ['events', ...unequal];
  if (steps.length > 0) throw new DomainError('FACTS_CHANGED', { number, steps });
}
