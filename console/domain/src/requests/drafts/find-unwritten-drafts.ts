import { z } from 'zod';
import { query } from '../../verb/query.ts';
import { draftStep, unwrittenSince } from './end-rules.ts';
import { unwritten } from './end-store.ts';

export interface UnwrittenDrafts {
  /** Drafts whose writers are to be told that they end. */
  readonly tell: readonly string[];
  readonly drop: readonly string[];
}

/** Drafts that nobody has written on for long, by what is to be done with them now. */
export const findUnwrittenDrafts = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<UnwrittenDrafts> {
    const drafts = await unwritten(tx, unwrittenSince(ctx.now));
    const due = (step: 'tell' | 'drop') =>
      drafts.filter((draft) => draftStep(draft, ctx.now) === step).map(({ id }) => id);
    return { tell: due('tell'), drop: due('drop') };
  },
});
