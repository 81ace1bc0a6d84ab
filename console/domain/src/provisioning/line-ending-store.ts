import type { z } from 'zod';
import { changeIntentSchema } from '../maintenance/schemas.ts';
import { freeRemovedLine } from '../requests/free-removed-line.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { deliverLine } from './deliver-line.ts';
import { placeOfStack, resourceOfLine } from './delivery-store.ts';
import { endDoubt } from './doubt-ending-store.ts';
import { finishChange } from './finish-change.ts';
import { handoverOf, instanceUid } from './handover-rules.ts';
import type { OperationRow } from './operation-store.ts';
import type { finishStackSchema } from './schemas.ts';

type Verified = Pick<z.output<typeof finishStackSchema>, 'inventory' | 'clusterCa'> & {
  readonly operation: OperationRow;
  readonly stack: { readonly id: string; readonly kind: string };
};

/**
 * What a verified operation means for the resource on its stack: a change without a request is accounted for, the objects of a failed
 * line are gone, or a line is delivered. Nothing for a stack that is of no resource. First of all it is known again what stands there.
 */
export async function finishLine(scope: VerbScope, verified: Verified): Promise<void> {
  const { operation, stack, inventory, clusterCa } = verified;
  const at = new Date(inventory.observedAt);
  const { id: operationId, line_id: lineId } = operation;
  if (stack.kind === 'order-line') await endDoubt(scope, { stackId: stack.id });
  const intent = changeIntentSchema.safeParse(operation.intent);
  if (intent.success) {
    const about = { stackId: stack.id, operationId, intent: intent.data, inputs: operation.inputs };
    await finishChange.within(scope, { ...about, at, instanceUid: instanceUid(inventory) });
    return;
  }
  if (lineId === null) return;
  if (operation.request_id === null) {
    const line = await resourceOfLine(scope.tx, lineId);
    if (line) await freeRemovedLine.within(scope, { requestId: line.request_id, lineId });
    return;
  }
  const place = await placeOfStack(scope.tx, stack.id);
  if (!place) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
  await deliverLine.within(scope, {
    lineId,
    at,
    cause: { kind: 'operation', id: operationId },
    handover: operation.verb === 'deploy' ? handoverOf(place, inventory, clusterCa) : { kind: 'released' },
    inventory,
  });
}
