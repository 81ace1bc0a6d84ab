import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { query } from '../verb/query.ts';
import { ROLE_OF_STEP, type SeatedStep, seatedSteps } from './rules.ts';
import { seatStepsSchema } from './schemas.ts';
import { weighRequest } from './weigh-request.ts';

/**
 * Who has the steps of a request as its route says now, by the profiles of the clouds that are ordered on, the policies in force and who is
 * appointed (F12, F13); beside the joint review the further steps too that amount and grade ask for.
 */
export const seatSteps = query({
  allow: ['job'],
  input: seatStepsSchema,
  async read(scope, { requestId, steps }): Promise<readonly SeatedStep[]> {
    const { lines, further, more } = await weighRequest.definition.read(scope, { requestId });
    const cloudIds = [...new Set(lines.map((line) => line.cloudId))];
    const seats = await appointedSeats.definition.read(scope, { cloudIds });
    return seatedSteps({
      steps,
      further,
      lines,
      beside: more,
      policy: profilePolicyAt(scope.ctx.now),
      appointed: (cloudId, step) => seats.some((seat) => seat.cloudId === cloudId && seat.role === ROLE_OF_STEP[step]),
    });
  },
});
