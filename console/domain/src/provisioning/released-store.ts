import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import { askedBy } from './cloud-deployment-store.ts';
import { needsNobody } from './maintenance-store.ts';
import { intentOf, type OperationRow } from './operation-store.ts';
import type { recordPreviewSchema } from './schemas.ts';

/**
 * Whether an operation's plan needs nobody's release: it is no request's and no person asked for it (a clean-up, the set-up's
 * deployment of a cloud), or it is a refresh that takes nothing in. Such a one would lie for ever where it waits for a release.
 * Hosts are switched, and owners renewed, without a release only by a plan that does nothing else, whoever asked: a clock is no reviewer.
 */
export async function goesOnByItself(
  tx: Tx,
  operation: OperationRow,
  plan: Pick<z.output<typeof recordPreviewSchema>, 'diff'>,
): Promise<boolean> {
  const intent = intentOf(operation);
  if (intent?.purpose === 'power' || intent?.purpose === 'ownership') return needsNobody(intent, plan);
  const unasked = operation.request_id === null && (await askedBy(tx, operation.id)) === null;
  return unasked || needsNobody(intent, plan);
}
