import type { WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { workingDayChanges } from './store.ts';

/** All that the authority has said of working days, oldest first: what every deadline in working days goes by. */
export const findDeclaredDays = query({
  allow: ['job'],
  input: z.void(),
  async read({ tx }): Promise<readonly WorkingDayChange[]> {
    return workingDayChanges(tx);
  },
});
