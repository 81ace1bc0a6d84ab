import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import type { z } from 'zod';
import type { Intent } from '../maintenance/schemas.ts';
import { recordAdopted } from '../tenancy/record-adopted.ts';
import type { VerbScope } from '../verb/context.ts';
import { acceptRefusal } from './accept-rules.ts';
import { onlySwitchesPower } from './change-rules.ts';
import { intentOf, type OperationRow } from './operation-store.ts';
import { onlyChangesOwner } from './ownership-rules.ts';
import { hasEnded } from './rules.ts';
import { OPERATION_STATES, recordPreviewSchema } from './schemas.ts';
import { findStack } from './stack-store.ts';

/** The stack's maintenance operation that has not ended; there is at most one. */
export async function openMaintenanceOf(tx: Tx, stackId: string) {
  return tx
    .selectFrom('operation')
    .select(['id', 'number', 'state'])
    .where('stack_id', '=', stackId)
    .where('intent', 'is not', null)
    .where(
      'state',
      'in',
      OPERATION_STATES.filter((state) => !hasEnded(state)),
    )
    .executeTakeFirst();
}

type Plan = Pick<z.output<typeof recordPreviewSchema>, 'diff'>;

/** Why the plan of a refresh may not be carried out, whoever releases it; null: it may, or it is none. */
export function refusalOf(intent: Intent | null, { diff }: Plan) {
  return intent?.purpose === 'refresh' || intent?.purpose === 'accept' ? acceptRefusal(diff) : null;
}

/**
 * Whether there is nothing for a second person to decide on: a refresh has nothing to take in, or hosts are switched, or said to
 * be another department's, and nothing else is done.
 */
export function needsNobody(intent: Intent | null, { diff }: Plan): boolean {
  if (intent?.purpose === 'power') return onlySwitchesPower(diff);
  if (intent?.purpose === 'ownership') return onlyChangesOwner(diff);
  const isRefresh = intent?.purpose === 'refresh' || intent?.purpose === 'accept';
  return isRefresh && diff.every(({ op }) => op === 'same');
}

/**
 * How the drift ends that a refresh was opened for. `gone`: its plan took nothing in, so nobody had anything to accept; what was found
 * went by itself.
 */
export async function endOfDrift(tx: Tx, operationId: string): Promise<'accepted' | 'gone'> {
  const found = tx.selectFrom('operation').select('diff').where('id', '=', operationId);
  const diff = recordPreviewSchema.shape.diff.parse((await found.executeTakeFirstOrThrow()).diff);
  return diff.every(({ op }) => op === 'same') ? 'gone' : 'accepted';
}

/** An import that was verified leaves with its tenancy what it took over; any other operation has nothing to keep. */
export async function keepAdopted(scope: VerbScope, operation: OperationRow): Promise<void> {
  if (intentOf(operation)?.purpose !== 'import') return;
  const { adopted } = tenancyBaseInputsSchema.parse(operation.inputs);
  const stack = await findStack(scope.tx, operation.stack_id);
  if (adopted && stack?.tenancy_id) await recordAdopted.within(scope, { tenancyId: stack.tenancy_id, adopted });
}
