import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { HOLIDAYS_KNOWN_THROUGH } from '@zhengyun/rulebook/working-days.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { workingDaysFrom } from './calendar-store.ts';
import type { workingDaysSchema } from './schemas.ts';

const YEAR_MS = 366 * 86_400_000;

/** What the authority has said of working days for a year back and on, and up to which year the built-in list of holidays goes. */
export const listWorkingDays = query({
  allow: ['signed-in'],
  input: z.void(),
  async read({ ctx, tx }): Promise<z.output<typeof workingDaysSchema>> {
    const rows = await workingDaysFrom(tx, dayOf(new Date(ctx.now.getTime() - YEAR_MS)));
    const items = rows.map(({ said_by: id, real_name: name, said_at: at, ...day }) => ({
      ...day,
      saidBy: { id, name },
      saidAt: at.toISOString(),
    }));
    return { items, knownThrough: HOLIDAYS_KNOWN_THROUGH };
  },
});
