import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { refusePart } from './part-rules.ts';
import { setBudgetSchema } from './schemas.ts';
import { budgetsInForce, insertBudget, lockDepartment, partOf, versionsOf } from './store.ts';

/**
 * Sets a department's budget of a calendar year, or a project's part of it; what it was stays readable with its reason, and its alerts are settled, since the
 * new one is watched anew. Only new orders are ever refused for want of budget, where it says so; nothing in use is touched. Refused: NOT_FOUND;
 * STATE_CONFLICT where it is as wanted already, or another version than the one looked at is in force; BUDGET_NOT_SET, BUDGET_OVERLAPS, BUDGET_PARTS_EXCEED
 * where whole and parts would not go together.
 */
export const setBudget = command({
  event: 'budgets.set',
  allow: ['finance'],
  input: setBudgetSchema,
  stepUp: true,
  async act(scope, { departmentId, year, amountFen, reason, basedOn, ...wanted }) {
    const { ctx, tx } = scope;
    if (ctx.actor.kind !== 'person' || !(await lockDepartment(tx, departmentId)))
      throw new DomainError('NOT_FOUND', { what: 'department' });
    const key = { project: wanted.project ?? null, fundingSource: wanted.fundingSource ?? null };
    const [current] = await versionsOf(tx, { departmentId, year, ...key });
    if (basedOn !== undefined && basedOn !== (current?.version ?? 0))
      throw new DomainError('STATE_CONFLICT', { object: `${year}`, state: 'changed-meanwhile' });
    const blockNew = wanted.blockNew ?? current?.block_new ?? false;
    const fen = BigInt(amountFen);
    if (current?.amount_fen === fen && current.block_new === blockNew)
      throw new DomainError('STATE_CONFLICT', { object: `${year}`, state: 'as-wanted' });
    const others = await budgetsInForce(tx, { departmentId, year });
    const refusal = refusePart({ ...key, fen }, others.map(partOf));
    if (refusal) throw new DomainError(refusal.code, { ...refusal.facts, year: `${year}` });
    const version = (current?.version ?? 0) + 1;
    await insertBudget(tx, {
      id: newId(ctx.now),
      department_id: departmentId,
      year,
      version,
      project: key.project,
      funding_source: key.fundingSource,
      amount_fen: fen,
      block_new: blockNew,
      reason,
      set_by: ctx.actor.id,
      set_at: ctx.now,
    });
    const about = { kind: 'budget', id: current?.id ?? '' } as const;
    if (current) await settle.definition.store(scope, { about, kinds: ['budget-alert'] });
    const fromFen = current?.amount_fen.toString() ?? null;
    return {
      result: { departmentId, year, version },
      audit: {
        object: { kind: 'budget', id: `${departmentId}/${year}` },
        departmentId,
        detail: { year, ...key, version, fromFen, amountFen, blockNew, reason },
      },
    };
  },
});
