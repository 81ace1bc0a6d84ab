import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { freshSince, monthsDue } from './due-rules.ts';
import { contractsOfMonth, readMarks, staleDepartments } from './due-store.ts';

const MOST_MARKS = 5_000;

/**
 * What is to be rated again, each contract's part of a month by itself: what a changed fact says, and months to date that were last rated before today. `marks`: those that
 * were seen, to be settled once all of it is rated.
 */
export const findDue = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }) {
    const { ids, marks } = await readMarks(tx, MOST_MARKS);
    const month = monthOf(ctx.now);
    const stale = await staleDepartments(tx, { month, now: ctx.now, fresh: freshSince(ctx.now) });
    const due = [];
    for (const of of monthsDue([...marks, ...stale.map((departmentId) => ({ departmentId, month }))], ctx.now))
      for (const contractId of await contractsOfMonth(tx, of, periodOf(of.month))) due.push({ ...of, contractId });
    return { due, marks: ids };
  },
});
