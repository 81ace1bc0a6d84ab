import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { earliestDue, freshSince, monthsDue, readingsSince } from './due-rules.ts';
import { contractsOfMonth, readMarks, staleDepartments, unfinishedMonths } from './due-store.ts';

const MOST_MARKS = 5_000;

/**
 * What is to be rated again, each contract's part of a month by itself: what a changed fact says, months to date that were last rated before today, and months or
 * contracts that ended since. `marked`: a fact of the department changed, or of everyone; readings of a month that was just rated wait a few minutes. `marks`: those that were
 * seen, to be settled once all of it is rated; `owners`: whose each is, null of everyone.
 */
export const findDue = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }) {
    const { owners, marks } = await readMarks(tx, { limit: MOST_MARKS, readingsSince: readingsSince(ctx.now) });
    const month = monthOf(ctx.now);
    const stale = await staleDepartments(tx, { month, now: ctx.now, fresh: freshSince(ctx.now) });
    const toDate = stale.map((departmentId) => ({ departmentId, month }));
    const unfinished = await unfinishedMonths(tx, ctx.now, earliestDue(ctx.now));
    const wanted = [...marks, ...unfinished, ...toDate];
    const changed = new Set(marks.map(({ departmentId }) => departmentId));
    const due = [];
    for (const of of monthsDue(wanted, ctx.now))
      for (const contractId of await contractsOfMonth(tx, of, periodOf(of.month)))
        due.push({ ...of, contractId, marked: changed.has(of.departmentId) });
    return { due, marks: [...owners.keys()], owners };
  },
});
