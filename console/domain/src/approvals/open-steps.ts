import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { APPROVAL_NOTICES } from '../requests/notice-rules.ts';
import { command } from '../verb/command.ts';
import { stepNotice } from './notice-rules.ts';
import { WORKING_DAYS_OF_STEP } from './rules.ts';
import { openStepsSchema } from './schemas.ts';
import { seatSteps } from './seat-steps.ts';
import { cloudsOf, insertSteps, requestTold } from './store.ts';

/**
 * Opens steps of one round with their deadlines in working days. Who has each is fixed here, by the profiles of the clouds that
 * are ordered on, under the policy in force now (F12, F13); the department's own step is always the department's. With the joint review
 * open the further steps that amount and grade ask for, by the approval policy in force now. Who has them is told; what was asked of others in an earlier round is over.
 */
export const openSteps = command({
  event: 'approvals.opened',
  allow: ['job'],
  input: openStepsSchema,
  async act(scope, { requestId, departmentId, round, steps }) {
    const { ctx, tx } = scope;
    const seated = await seatSteps.definition.read(scope, { requestId, steps });
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const dated = seated.map((each) => ({
      ...each,
      dueAt: afterWorkingDays(ctx.now, WORKING_DAYS_OF_STEP[each.step], calendar),
    }));
    await insertSteps(tx, { requestId, departmentId, round, openedAt: ctx.now, steps: dated });
    await settle.definition.store(scope, { about: { kind: 'request', id: requestId }, kinds: [...APPROVAL_NOTICES] });
    const told = { ...(await requestTold(tx, requestId)), departmentId, cloudIds: await cloudsOf(tx, requestId) };
    for (const each of dated) await tell.within(scope, stepNotice('approval-waiting', told, each));
    return {
      result: { steps: seated.map(({ step }) => step) },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { round, steps: seated } },
    };
  },
});
