import { orderLineInputsSchema } from '@zhengyun/interface/tenancy.ts';
import { openChangeOperationSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { nextNumber } from '../verb/number.ts';
import { previewJob } from './jobs.ts';
import { insertOperation, lastCarriedOut } from './operation-store.ts';
import { findStack } from './stack-store.ts';

/**
 * Opens an operation that changes a delivered resource without a request: on the inputs last carried out, with `change` in their
 * place. Called within the verb that decides it. STATE_CONFLICT where the stack is not deployed.
 */
export const openChangeOperation = command({
  event: 'provisioning.change-opened',
  allow: ['job'],
  input: openChangeOperationSchema,
  async act({ ctx, tx }, { stackId, intent, verb, change }) {
    const stack = await findStack(tx, stackId);
    const last = await lastCarriedOut(tx, stackId);
    if (!stack || !last || stack.state !== 'deployed')
      throw new DomainError('STATE_CONFLICT', { object: stack?.name ?? stackId, state: stack?.state ?? 'unknown' });
    const before = orderLineInputsSchema.parse(last.inputs);
    const { power: _, ...rest } = before;
    const switched = change.power === 'stopped' ? { power: change.power } : {};
    const inputs = orderLineInputsSchema.parse({ ...rest, spec: change.spec, delivered: before.spec, ...switched });
    const id = newId(ctx.now);
    const number = await nextNumber(tx, 'CZ', ctx.now);
    await insertOperation(tx, {
      id,
      number,
      stackId,
      requestId: null,
      lineId: null,
      departmentId: stack.department_id,
      ordinal: 0,
      verb,
      program: last.program,
      inputs,
      intent,
      ...(ctx.actor.kind === 'person' ? { askedBy: ctx.actor.id } : {}),
      at: ctx.now,
    });
    return {
      result: { operationId: id, number },
      audit: {
        object: { kind: 'operation', id },
        departmentId: stack.department_id,
        detail: { number, stack: stack.name, intent },
      },
      jobs: [previewJob(id)],
    };
  },
});
