import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { command } from '../verb/command.ts';
import { WORKING_DAYS_OF_STEP } from './rules.ts';
import { openStepsSchema } from './schemas.ts';
import { insertSteps } from './store.ts';

/** Opens steps of one round with their deadlines in working days. */
export const openSteps = command({
  event: 'approvals.opened',
  allow: ['job'],
  input: openStepsSchema,
  async act({ ctx, tx }, { requestId, departmentId, round, steps }) {
    const dated = steps.map((step) => ({ step, dueAt: afterWorkingDays(ctx.now, WORKING_DAYS_OF_STEP[step]) }));
    await insertSteps(tx, { requestId, departmentId, round, openedAt: ctx.now, steps: dated });
    return {
      result: { steps },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { round, steps } },
    };
  },
});
