import { cloudInputsSchema, cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { tenancyBaseInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { recordDeployedWith } from '../clouds/record-deployed.ts';
import { markTenancyDeployed } from '../tenancy/mark-tenancy-deployed.ts';
import { type Command, command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import type { SecretStore } from '../verb/secret-store.ts';
import { finishLine } from './line-ending-store.ts';
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
          profile: cloudInputsSchema.parse(operation.inputs).cloud.profile,
          tenancyCredential,
        });
      }
      if (stack.kind === 'tenancy-base' && stack.tenancy_id && operation.verb === 'deploy') {
        const { ceiling } = tenancyBaseInputsSchema.parse(operation.inputs);
        await markTenancyDeployed.within(scope, { tenancyId: stack.tenancy_id, ceiling });
      }
      await finishTeardown(scope, { operation, stack, at: new Date(inventory.observedAt) });
      await finishLine(scope, { operation, stack, inventory, clusterCa });
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
