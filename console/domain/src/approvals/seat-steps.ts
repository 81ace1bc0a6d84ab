import { approvalPolicyAt, furtherSteps } from '@zhengyun/rulebook/approval-policy.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { query } from '../verb/query.ts';
import { ROLE_OF_STEP, type SeatedStep, seatedSteps } from './rules.ts';
import { seatStepsSchema } from './schemas.ts';
import { requestWeighed, routedLines } from './store.ts';

/**
 * Who has the steps of a request as its route says now, by the profiles of the clouds that are ordered on, the policies in force and who is
 * appointed (F12, F13); beside the joint review the further steps too that amount and grade ask for.
 */
export const seatSteps = query({
  allow: ['job'],
  input: seatStepsSchema,
  async read(scope, { requestId, steps }): Promise<readonly SeatedStep[]> {
    const { ctx, tx } = scope;
    const lines = await routedLines(tx, requestId);
    const cloudIds = [...new Set(lines.map((line) => line.cloudId))];
    const seats = await appointedSeats.definition.read(scope, { cloudIds });
    const request = await requestWeighed(tx, requestId);
    const weighed = { ...request, profiles: lines.map((line) => line.profile) };
    return seatedSteps({
      steps,
      further: furtherSteps(weighed, approvalPolicyAt(ctx.now)),
      lines,
      policy: profilePolicyAt(ctx.now),
      appointed: (cloudId, step) => seats.some((seat) => seat.cloudId === cloudId && seat.role === ROLE_OF_STEP[step]),
    });
  },
});
