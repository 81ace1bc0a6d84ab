import { settle } from '../notices/settle.ts';
import { command } from '../verb/command.ts';
import { requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { aspectOf, findAlert, insertAnswer } from './alert-store.ts';
import { answerAlertSchema } from './schemas.ts';

/**
 * Says what is done about a line of a budget that was reached, once and for ever, and settles what was told of it. Refused: NOT_FOUND for one out
 * of sight; ROLE_MISSING to approvers of another department; STATE_CONFLICT where it is answered.
 */
export const answerAlert = command({
  event: 'budgets.alert-answered',
  allow: ['finance', 'department-approver'],
  input: answerAlertSchema,
  async act(scope, { alertId, reason }) {
    const { ctx, tx } = scope;
    const alert = await findAlert(tx, alertId);
    if (!alert || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'budget-alert' });
    const { department_id: departmentId, budget_id: id, year, project, percent } = alert;
    requireDepartment(ctx.actor, ['finance', 'department-approver'], departmentId);
    const basis = alert.basis as Parameters<typeof aspectOf>[0]['basis'];
    const answer = { alert_id: alertId, department_id: departmentId, note: reason, answered_by: ctx.actor.id };
    if (!(await insertAnswer(tx, { ...answer, answered_at: ctx.now })))
      throw new DomainError('STATE_CONFLICT', { object: `${year}`, state: 'answered' });
    const aspect = aspectOf({ basis, percent });
    await settle.definition.store(scope, { about: { kind: 'budget', id }, kinds: ['budget-alert'], aspect });
    return {
      result: { alertId, answeredAt: ctx.now.toISOString() },
      audit: {
        object: { kind: 'budget', id: `${departmentId}/${year}` },
        departmentId,
        detail: { year, project, basis, percent, reason },
      },
    };
  },
});
