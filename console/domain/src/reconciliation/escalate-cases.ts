import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { type CaseState, levelOf } from './case-rules.ts';
import { changeCase, lockOverdue } from './case-store.ts';
import { overdueNotices } from './notice-rules.ts';
import { escalateSchema } from './schemas.ts';

/** Takes every case that passed a term one level up, and tells finance, the authority and its owners of it. Again it adds nothing. */
export const escalateCases = ingest({
  event: 'reconciliation.cases-escalated',
  allow: ['job'],
  input: escalateSchema,
  async store(scope) {
    const { ctx, tx } = scope;
    const raised = (await lockOverdue(tx, ctx.now)).flatMap((row) => {
      const of = { state: row.state as CaseState, answerBy: row.answer_by, closeBy: row.close_by, level: row.level };
      const level = levelOf(of, ctx.now);
      return level > row.level ? [{ ...row, level }] : [];
    });
    for (const { id, level } of raised) await changeCase(tx, id, { level });
    const numbers = raised.map(({ number }) => number);
    const owners = raised.map(({ owner_role: owner }) => owner);
    for (const telling of overdueNotices(numbers, owners, dayOf(ctx.now))) await tell.within(scope, telling);
    const audit = { object: { kind: 'reconciliation-run' as const, id: dayOf(ctx.now) }, detail: { cases: numbers } };
    return { result: { raised: raised.length }, ...(raised.length > 0 ? { audit } : {}) };
  },
});
