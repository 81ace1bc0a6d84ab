import { findOutdatedApproval } from '../requests/find-outdated-approval.ts';
import { markPlanChanged } from '../requests/mark-plan-changed.ts';
import type { Trouble } from '../requests/schemas.ts';
import type { VerbScope } from '../verb/context.ts';
import { changeOperation, operationsOfRequest } from './operation-store.ts';

/**
 * Sends an approved request back to review whose lines are not as they were approved: nothing of it is begun, its approved
 * operations wait for the new round. Gives what changed; null where the approval stands, or nobody approved.
 */
export async function sendBackOutdated(scope: VerbScope, requestId: string | null): Promise<Trouble | null> {
  if (requestId === null) return null;
  const trouble = await findOutdatedApproval.definition.read(scope, { requestId });
  if (!trouble) return null;
  await holdApproved(scope, requestId);
  await markPlanChanged.within(scope, { requestId });
  return trouble;
}

/** The request's approved operations that were not begun wait for another approval. */
export async function holdApproved({ tx }: VerbScope, requestId: string): Promise<void> {
  for (const { id, state } of await operationsOfRequest(tx, requestId))
    if (state === 'approved') await changeOperation(tx, id, { state: 'previewed' });
}
