import { settleDrift } from '../drift/settle-drift.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { claimOperation } from './claim-store.ts';
import { previewJob } from './jobs.ts';
import { endOfDrift } from './maintenance-store.ts';
import { changeOperation, intentOf, operationsOfStack } from './operation-store.ts';
import { stateAfter, wakes } from './rules.ts';
import { recordRefreshedSchema } from './schemas.ts';
import { changeStackProvider } from './stack-store.ts';

/**
 * A refresh was carried out: the state says what the cluster shows, and nothing on the cluster was changed, so nothing is verified.
 * A change of provider is recorded with it; an accepted drift has ended, or was gone where nothing was left to take in. Wakes what waited for the stack. Refused: STATE_CONFLICT,
 * LEASE_LOST.
 */
export const recordRefreshed = command({
  event: 'provisioning.maintenance-finished',
  allow: ['job'],
  input: recordRefreshedSchema,
  async act(scope, { operationId, fence, provider, counts, engineMs }) {
    const { ctx, tx } = scope;
    const { operation, state: applied } = await claimOperation(scope, { operationId, act: 'applied', fence });
    const state = stateAfter(applied, 'verified');
    const intent = intentOf(operation);
    if (operation.verb !== 'refresh' || !state)
      throw new DomainError('STATE_CONFLICT', { object: operation.number, state: operation.state });
    const summary = { counts, engineMs, outputs: {} };
    await changeOperation(tx, operationId, { state, summary, trouble: null, ended_at: ctx.now });
    if (intent?.purpose === 'provider') await changeStackProvider(tx, operation.stack_id, provider);
    await settleDrift.within(scope, {
      stackId: operation.stack_id,
      operationId,
      as: await endOfDrift(tx, operationId),
    });
    const sameStack = await operationsOfStack(tx, operation.stack_id);
    const { previews } = wakes({ ...operation, state }, { sameStack, sameRequest: [] });
    return {
      result: { state },
      audit: {
        object: { kind: 'operation', id: operationId },
        departmentId: operation.department_id,
        detail: { number: operation.number, purpose: intent?.purpose ?? null, counts, engineMs, provider },
      },
      jobs: previews.map(previewJob),
    };
  },
});
