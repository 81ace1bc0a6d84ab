import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { summaryOf } from './rules.ts';
import type { draftListSchema } from './schemas.ts';
import { listOf } from './store.ts';

/** The caller's own unsent orders, the one saved last first. */
export const listDrafts = query({
  allow: ['applicant'],
  input: z.void(),
  async read({ ctx, tx }): Promise<z.output<typeof draftListSchema>> {
    if (ctx.actor.kind !== 'person') return [];
    return (await listOf(tx, ctx.actor.id)).map(({ id, content, attachments, saved_at }) => ({
      id,
      ...summaryOf(content),
      attachments: Number(attachments ?? 0n),
      savedAt: saved_at.toISOString(),
    }));
  },
});
