import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { draftView } from './rules.ts';
import { type draftListSchema, draftsInputSchema } from './schemas.ts';
import { listOf } from './store.ts';

/** The caller's own drafts of clouds, the one saved last first. */
export const listDrafts = query({
  allow: ['platform-engineer'],
  input: draftsInputSchema,
  async read({ ctx, tx }, { cloudId }): Promise<z.output<typeof draftListSchema>> {
    if (ctx.actor.kind !== 'person') return [];
    return (await listOf(tx, ctx.actor.id, cloudId)).map((row) => {
      const { definition: _, ...item } = draftView(row);
      return item;
    });
  },
});
