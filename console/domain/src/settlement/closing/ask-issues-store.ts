import type { VerbScope } from '../../verb/context.ts';
import { isFrozen, refusalOf, type StatementState } from '../state-rules.ts';
import { handOf, requireOpen, standingOf } from '../state-store.ts';
import type { StatementRow } from '../store.ts';
import type { StatementStep } from './jobs.ts';
import { askStep } from './step-store.ts';

interface Asking {
  readonly rows: readonly StatementRow[];
  readonly by: string;
  /** Of what failed: one that was issued by hand since is asked for too, so that its work ends as done. */
  readonly again?: { readonly one: boolean };
}

/** Asks for statements to be issued as they stand now, in the name of `by`; those they may not issue are left out, of one alone it is refused. */
export async function askIssues(
  { ctx, tx }: VerbScope,
  { rows, by, again }: Asking,
): Promise<readonly StatementStep[]> {
  const steps: StatementStep[] = [];
  for (const row of rows) {
    const hand = handOf(ctx.actor, row);
    const issued = again !== undefined && isFrozen(row.state as StatementState);
    if (!issued && again?.one) requireOpen('issue', row, hand);
    if (!issued && refusalOf('issue', standingOf(row), hand) !== null) continue;
    const step = { contractId: row.contract_id, month: row.month, step: 'issue' as const };
    const asked = { step, departmentId: row.department_id, by, at: ctx.now, contentHash: row.content_hash };
    if (await askStep(tx, asked)) steps.push(step);
  }
  return steps;
}
