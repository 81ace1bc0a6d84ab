import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { raiseOverdue } from './store.ts';

/** Takes every note that nobody decided by its term one level up, and tells finance and the authority of it: it keeps its dispute and its month open. Again it adds nothing. */
export const escalateNotes = ingest({
  event: 'credit-notes.escalated',
  allow: ['job'],
  input: z.strictObject({}),
  async store(scope) {
    const { ctx, tx } = scope;
    const raised = await raiseOverdue(tx, ctx.now);
    const [first] = raised;
    if (!first) return { result: { raised: 0 } };
    const about = { kind: 'credit-note' as const, id: first.id };
    await tell.within(scope, {
      ...{ kind: 'credit-notes-overdue', about, aspect: dayOf(ctx.now), departmentId: null },
      ...{ facts: { count: raised.length, reference: first.reference } },
      to: (['finance', 'authority-approver'] as const).map((role) => ({ role })),
    });
    const references = raised.map(({ reference }) => reference);
    return { result: { raised: raised.length }, audit: { object: about, detail: { references } } };
  },
});
