import type { z } from 'zod';
import { attachmentsOfDisputes } from '../requests/attachments/attachments-of-disputes.ts';
import { query } from '../verb/query.ts';
import { cloudsHeard } from './acting-rules.ts';
import { disputeListInputSchema, type disputePageSchema } from './schemas.ts';
import { countDisputes, pageOfDisputes, wordsOf } from './store.ts';
import { viewDispute } from './view-rules.ts';

/** Disputes that the caller may see, newest first, each with what was said, and how many wait. */
export const listDisputes = query({
  allow: ['signed-in', 'job'],
  input: disputeListInputSchema,
  async read(scope, filter): Promise<z.output<typeof disputePageSchema>> {
    const { ctx, tx } = scope;
    const cloudIds = cloudsHeard(ctx.actor);
    const page = await pageOfDisputes(tx, { ...filter, cloudIds, now: ctx.now });
    const ids = page.rows.map(({ id }) => id);
    const words = await wordsOf(tx, ids);
    const files = await attachmentsOfDisputes.definition.read(scope, { wordIds: words.map(({ id }) => id) });
    return {
      items: page.rows.map((row) => viewDispute(row, { words, files }, ctx)),
      total: page.total,
      nextCursor: page.nextCursor,
      ...(await countDisputes(tx, { cloudIds, now: ctx.now })),
    };
  },
});
