import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { toTell } from './alert-rules.ts';
import { alertTelling, insertAlert, newAlerts } from './alert-store.ts';
import { budgetOfDepartmentSchema } from './schemas.ts';
import { departmentNamed, lockDepartment } from './store.ts';

/**
 * Keeps every line that a department's budgets of this year have newly reached, each once for a version of a budget, and tells finance and the department's
 * approvers of the highest by what is used and by what is forecast. NOT_FOUND without such a department.
 */
export const raiseAlerts = command({
  event: 'budgets.alerts-raised',
  allow: ['job'],
  input: budgetOfDepartmentSchema,
  async act(scope, { departmentId }) {
    const { ctx, tx } = scope;
    const department = (await lockDepartment(tx, departmentId)) && (await departmentNamed(tx, departmentId));
    if (!department) throw new DomainError('NOT_FOUND', { what: 'department' });
    const alerts = await newAlerts(scope, departmentId);
    const byBudget = Map.groupBy(alerts, ({ budget }) => budget.id);
    const told = new Set([...byBudget.values()].flatMap(toTell));
    for (const alert of alerts) {
      await insertAlert(tx, {
        id: newId(ctx.now),
        department_id: departmentId,
        budget_id: alert.budget.id,
        basis: alert.basis,
        percent: alert.percent,
        figure_fen: alert.figure,
        told: told.has(alert),
        policy_id: alert.policyId,
        found_at: ctx.now,
      });
      if (told.has(alert)) await tell.within(scope, alertTelling(alert, department));
    }
    const lines = alerts.map(({ budget: { project, version }, basis, percent, figure }) => ({
      project,
      version,
      basis,
      percent,
      figureFen: figure.toString(),
    }));
    return {
      result: { raised: alerts.length },
      audit: { object: { kind: 'department', id: departmentId }, departmentId, detail: { lines } },
    };
  },
});
