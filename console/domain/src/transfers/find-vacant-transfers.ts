import { z } from 'zod';
import { appointedSeats } from '../people/appointed-seats.ts';
import { query } from '../verb/query.ts';
import { vacated } from './rules.ts';
import { ownSeatedSteps } from './vacant-store.ts';

/** Keys of open transfers with a step that a cloud's own organisation has, in which nobody is left to decide it. */
export const findVacantTransfers = query({
  allow: ['job'],
  input: z.void(),
  async read(scope): Promise<readonly string[]> {
    const open = await ownSeatedSteps(scope.tx, null);
    const cloudIds = [...new Set(open.map(({ cloudId }) => cloudId))];
    const seats = await appointedSeats.definition.read(scope, { cloudIds });
    return [...new Set(vacated(open, seats).map(({ transferId }) => transferId))];
  },
});
