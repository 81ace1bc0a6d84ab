import { openOwnershipSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { insertOperation, lastCarriedOut, operationsOfStack } from './operation-store.ts';
import { ownedBy, ownerIn } from './ownership-rules.ts';
import { ownerOfStack } from './ownership-store.ts';
import { hasEnded } from './rules.ts';
import { lockStack } from './stack-store.ts';

const REASON = '业务系统已划转，更新归属标识与单位人员的访问权限 (the system is another department’s)';

/**
 * Opens the operation by which what stands on a cluster says whose it is today: labels, and the group of people that may get in. Nobody
 * asks for it; where its plan does that and nothing else nobody releases it either. Refused: NOT_FOUND; STATE_CONFLICT where the stack is not
 * deployed, is about something already, or says it.
 */
export const openOwnership = command({
  event: 'provisioning.ownership-opened',
  allow: ['job'],
  input: openOwnershipSchema,
  async act({ ctx, tx }, { stackId }) {
    const stack = await lockStack(tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    const { name, state, department_id: departmentId } = stack;
    const last = await lastCarriedOut(tx, stackId);
    const owner = await ownerOfStack(tx, stackId);
    if (!last || !owner || state !== 'deployed') throw new DomainError('STATE_CONFLICT', { object: name, state });
    const from = ownerIn(last.inputs);
    const busy = (await operationsOfStack(tx, stackId)).find((operation) => !hasEnded(operation.state));
    if (busy || from === null || from === owner.slug)
      throw new DomainError('STATE_CONFLICT', { object: busy?.number ?? name, state: busy?.state ?? state });
    const [id, number] = [newId(ctx.now), await nextNumber(tx, 'CZ', ctx.now)];
    await insertOperation(tx, {
      id,
      number,
      stackId,
      requestId: null,
      lineId: null,
      departmentId,
      ordinal: 0,
      verb: 'deploy',
      program: last.program,
      inputs: ownedBy(last.inputs, owner),
      intent: { purpose: 'ownership', reason: REASON },
      at: ctx.now,
    });
    return {
      result: { operationId: id, number },
      audit: {
        object: { kind: 'operation', id },
        departmentId,
        detail: { number, stack: name, from, to: owner.slug },
      },
      jobs: [previewJob(id)],
    };
  },
});
