import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { chargedPeriod } from './period-rules.ts';
import { reconcile } from './reconciliation-store.ts';

interface Checked {
  readonly id: string;
  readonly number: string;
  readonly month: string;
  readonly department_id: string;
  readonly rating_id: string | null;
  readonly working: unknown;
}

/** Refuses with FACTS_CHANGED (which steps) where the statement does not reconcile with every change known by now: it must be built anew. */
export async function requireReconciled({ ctx, tx }: VerbScope, statement: Checked): Promise<void> {
  const { id, number, month, department_id: departmentId, rating_id: ratingId, working } = statement;
  const facts = { id, ratingId, departmentId, month, period: chargedPeriod(working), knownBy: ctx.now };
  const unequal = (await reconcile(tx, facts)).filter((step) => !step.equal).map((step) => step.step);
  if (unequal.length > 0) throw new DomainError('FACTS_CHANGED', { number, steps: unequal });
}
