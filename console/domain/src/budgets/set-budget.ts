import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { setBudgetSchema } from './schemas.ts';
import { insertBudget, lockDepartment, versionsOf } from './store.ts';

/**
 * Sets a department's budget of a calendar year; what it was stays readable with its reason. Nothing is refused for want of budget: who
 * decides on an order sees what is left. Refused: NOT_FOUND; STATE_CONFLICT where it is as wanted already.
 */
export const setBudget = command({
  event: 'budgets.set',
  allow: ['finance'],
  input: setBudgetSchema,
  stepUp: true,
  async act({ ctx, tx }, { departmentId, year, amountFen, reason }) {
    if (ctx.actor.kind !== 'person' || !(await lockDepartment(tx, departmentId)))
      throw new DomainError('NOT_FOUND', { what: 'department' });
    const [current] = await versionsOf(tx, departmentId, year);
    if (current?.amount_fen === BigInt(amountFen))
      throw new DomainError('STATE_CONFLICT', { object: `${year}`, state: 'as-wanted' });
    const version = (current?.version ?? 0) + 1;
    await insertBudget(tx, {
      id: newId(ctx.now),
      department_id: departmentId,
      year,
      version,
      amount_fen: BigInt(amountFen),
      reason,
      set_by: ctx.actor.id,
      set_at: ctx.now,
    });
    return {
      result: { departmentId, year, version },
      audit: {
        object: { kind: 'budget', id: `${departmentId}/${year}` },
        departmentId,
        detail: { year, version, fromFen: current?.amount_fen.toString() ?? null, amountFen, reason },
      },
    };
  },
});
