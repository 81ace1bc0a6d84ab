import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { recordDeployedWith } from '../clouds/record-deployed.ts';
import { changeIntentSchema } from '../maintenance/schemas.ts';
import { freeRemovedLine } from '../requests/free-removed-line.ts';
import { markTenancyDeployed } from '../tenancy/mark-tenancy-deployed.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { deliverLine } from './deliver-line.ts';
import { placeOfStack, resourceOfLine } from './delivery-store.ts';
import { endDoubt } from './doubt-ending-store.ts';
import { finishChange } from './finish-change.ts';
import { handoverOf, instanceUid } from './handover-rules.ts';
import { findOperation } from './operation-store.ts';
import { finishStackSchema } from './schemas.ts';
import { findStack, setStackState } from './stack-store.ts';
import { finishTeardown } from './teardown-ending-store.ts';

/**
 * Makes the verb that hands a finished stack to whom it concerns: a cloud's outputs and operator token to `clouds`, a base to
 * its tenancy, an order line to its department. A line's stack that was removed after it failed frees what was held for it;
 * a removed cloud is retired, a removed base closes its tenancy, a change without a request is accounted for. Called within the operation's verification.
 */
export function finishStackWith(secrets: SecretStore) {
  const recordDeployed = recordDeployedWith(secrets);
  const finishStack: Command<typeof finishStackSchema, { stackId: string }> = command({
    event: 'provisioning.stack-finished',
    allow: ['job'],
    input: finishStackSchema,
    async act(scope, { operationId, inventory, tenancyCredential, clusterCa }) {
      const { tx } = scope;
      const operation = await findOperation(tx, operationId);
      const stack = operation && (await findStack(tx, operation.stack_id));
      if (!operation || !stack) throw new DomainError('NOT_FOUND', { what: 'operation' });
      await setStackState(tx, stack.id, { state: operation.verb === 'deploy' ? 'deployed' : 'destroyed' });
      if (stack.kind === 'cloud' && operation.verb === 'deploy') {
        const { outputs } = operation.summary as { outputs: unknown };
        if (!tenancyCredential) throw new DomainError('NOT_FOUND', { what: 'token' });
        await recordDeployed.within(scope, {
          cloudId: stack.cloud_id,
          outputs: cloudOutputsSchema.parse(outputs),
          tenancyCredential,
        });
      }
      if (stack.kind === 'tenancy-base' && stack.tenancy_id && operation.verb === 'deploy') {
        const { ceiling } = tenancyBaseInputsSchema.parse(operation.inputs);
        await markTenancyDeployed.within(scope, { tenancyId: stack.tenancy_id, ceiling });
      }
      if (operation.verb === 'destroy') await finishTeardown(scope, operationId, new Date(inventory.observedAt));
      if (stack.kind === 'order-line') await endDoubt(scope, { stackId: stack.id });
      const intent = changeIntentSchema.safeParse(operation.intent);
      if (intent.success) {
        await finishChange.within(scope, {
          stackId: stack.id,
          operationId,
          intent: intent.data,
          inputs: operation.inputs,
          at: new Date(inventory.observedAt),
          instanceUid: instanceUid(inventory),
        });
      } else if (operation.line_id && operation.request_id === null) {
        const line = await resourceOfLine(tx, operation.line_id);
        if (line) await freeRemovedLine.within(scope, { requestId: line.request_id, lineId: operation.line_id });
      } else if (operation.line_id) {
        const place = await placeOfStack(tx, stack.id);
        if (!place) throw new DomainError('NOT_FOUND', { what: 'tenancy' });
        await deliverLine.within(scope, {
          lineId: operation.line_id,
          at: new Date(inventory.observedAt),
          cause: { kind: 'operation', id: operationId },
          handover: operation.verb === 'deploy' ? handoverOf(place, inventory, clusterCa) : { kind: 'released' },
          inventory,
        });
      }
      return {
        result: { stackId: stack.id },
        audit: {
          object: { kind: 'stack', id: stack.id },
          departmentId: stack.department_id,
          detail: { stack: stack.name },
        },
      };
    },
  });
  return finishStack;
}
