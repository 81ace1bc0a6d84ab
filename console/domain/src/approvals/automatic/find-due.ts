import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { dueByCalendar } from './objection-store.ts';
import { dueJudgements } from './store.ts';

const MOST = 200;

/** Keys of requests that a rule's judgement takes effect on now, for the worker; not of those that days declared off since put off. */
export const findDueAutomatic = query({
  allow: ['job'],
  input: z.void(),
  async read(scope): Promise<readonly string[]> {
    const due = await dueByCalendar(scope, await dueJudgements(scope.tx, scope.ctx.now));
    return due.slice(0, MOST).map(({ request_id: requestId }) => requestId);
  },
});
