import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { type DisputeState, levelOf } from './rules.ts';
import { changeDispute, lockOverdue } from './store.ts';

/** Takes every dispute that passed a term one level up, and tells finance, the authority and the operator of it. Again it adds nothing. */
export const escalateDisputes = ingest({
  event: 'disputes.escalated',
  allow: ['job'],
  input: z.strictObject({}),
  async store(scope) {
    const { ctx, tx } = scope;
    const raised = (await lockOverdue(tx, ctx.now)).flatMap((row) => {
      const terms = { takeBy: row.take_by, answerBy: row.answer_by, decideBy: row.decide_by };
      const of = { ...terms, state: row.state as DisputeState, answeredAt: row.answered_at, level: row.level };
      const level = levelOf(of, ctx.now);
      return level > row.level ? [{ ...row, level }] : [];
    });
    for (const { id, level } of raised) await changeDispute(tx, id, { level });
    const numbers = raised.map(({ number }) => number);
    const [first] = raised;
    if (!first) return { result: { raised: 0 } };
    const about = { kind: 'dispute' as const, id: first.id };
    const roles = ['finance', 'authority-approver', 'platform-engineer'] as const;
    await tell.within(scope, {
      ...{ kind: 'disputes-overdue', about, aspect: dayOf(ctx.now), departmentId: null },
      ...{ facts: { count: raised.length, number: first.number }, to: roles.map((role) => ({ role })) },
    });
    return { result: { raised: raised.length }, audit: { object: about, detail: { disputes: numbers } } };
  },
});
