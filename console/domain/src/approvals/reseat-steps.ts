import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { APPROVAL_NOTICES } from '../requests/notice-rules.ts';
import { requestRefSchema } from '../requests/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { stepNotice } from './notice-rules.ts';
import { seatAfter, vacated, WORKING_DAYS_OF_STEP } from './rules.ts';
import { seatSteps } from './seat-steps.ts';
import { cloudsOf, lockForDecision, openStepsOf, requestTold } from './store.ts';
import { saveSeat } from './vacant-store.ts';

/**
 * Gives open steps of a request to who has them as its route says now, where nobody is left in the seat they were opened for: a role
 * ended, or the last who held it left. They have the step's working days from now on, and are told; what was asked of the seat before is over.
 * NOT_FOUND; STATE_CONFLICT where no seat is vacant any more.
 */
export const reseatSteps = command({
  event: 'approvals.reseated',
  allow: ['job'],
  input: requestRefSchema,
  async act(scope, { requestId }) {
    const { ctx, tx } = scope;
    const request = await lockForDecision(tx, requestId);
    if (!request) throw new DomainError('NOT_FOUND', { what: 'request' });
    const { number, state, round, department_id: departmentId } = request;
    const open = (await openStepsOf(tx, requestId)).flatMap(({ step, cloudId }) =>
      cloudId === null ? [] : [{ step, cloudId }],
    );
    const cloudIds = [...new Set(open.map(({ cloudId }) => cloudId))];
    const empty = vacated(open, await appointedSeats.definition.read(scope, { cloudIds }));
    if (empty.length === 0) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const route = await seatSteps.definition.read(scope, { requestId, steps: ['administrative', 'technical'] });
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const seated = empty.map(({ step, cloudId: from }) => ({
      ...seatAfter(step, route),
      from,
      dueAt: afterWorkingDays(ctx.now, WORKING_DAYS_OF_STEP[step], calendar),
    }));
    const told = { ...(await requestTold(tx, requestId)), departmentId, cloudIds: await cloudsOf(tx, requestId) };
    for (const each of seated) {
      await saveSeat(tx, { requestId, round, at: ctx.now }, each);
      const asked = { about: { kind: 'request' as const, id: requestId }, kinds: [...APPROVAL_NOTICES] };
      await settle.definition.store(scope, { ...asked, aspect: each.step });
      await tell.within(scope, stepNotice('approval-waiting', told, each));
    }
    return {
      result: { requestId, steps: seated.map(({ step }) => step) },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { number, round, steps: seated } },
    };
  },
});
