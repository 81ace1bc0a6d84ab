import type { z } from 'zod';
import { answerableFor } from '../verb/actor.ts';
import { query } from '../verb/query.ts';
import { pageOfRequests } from './list-store.ts';
import { requestListInputSchema, type requestPageSchema } from './schemas.ts';

/** Requests the caller may see, newest first, with the total that matches. */
export const listRequests = query({
  allow: ['signed-in', 'job'],
  input: requestListInputSchema,
  async read({ ctx, tx }, { mine, ...filter }): Promise<z.output<typeof requestPageSchema>> {
    const applicantId = (mine && answerableFor(ctx.actor)) || undefined;
    return pageOfRequests(tx, { ...filter, applicantId });
  },
});
