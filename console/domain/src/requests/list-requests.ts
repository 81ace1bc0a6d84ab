import type { z } from 'zod';
import { answerableFor } from '../verb/actor.ts';
import { query } from '../verb/query.ts';
import { pageOfRequests } from './list-store.ts';
import { requestListInputSchema, type requestPageSchema } from './schemas.ts';

/** Requests the caller may see, newest first, with how many match. */
export const listRequests = query({
  allow: ['signed-in', 'job'],
  input: requestListInputSchema,
  async read({ ctx, tx }, { mine, from, to, ...filter }): Promise<z.output<typeof requestPageSchema>> {
    const applicantId = (mine && answerableFor(ctx.actor)) || undefined;
    const span = {
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    };
    return pageOfRequests(tx, { ...filter, ...span, applicantId }, ctx.now);
  },
});
