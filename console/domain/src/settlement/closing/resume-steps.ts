import { z } from 'zod';
import { command } from '../../verb/command.ts';
import { statementStepJob, statementStepSchema } from './jobs.ts';

/** Puts work back into line whose job was lost with whoever ran it. */
export const resumeSteps = command({
  event: 'settlement.steps-resumed',
  allow: ['job'],
  input: z.strictObject({ steps: z.array(statementStepSchema).min(1) }),
  async act(_, { steps }) {
    const months = [...new Set(steps.map(({ month }) => month))];
    return {
      result: { resumed: steps.length },
      audit: { object: { kind: 'accounting-period', id: months[0] ?? '' }, detail: { months, resumed: steps.length } },
      jobs: steps.map(statementStepJob),
    };
  },
});
