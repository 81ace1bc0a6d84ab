import { z } from 'zod';
import { query } from '../verb/query.ts';
import { lastAnchorAt } from './anchor-store.ts';

/** When an anchor of the chains was last kept outside (UTC); null: never, so that a chain's cut-off end would show nowhere. */
export const findLastAnchor = query({
  allow: ['job'],
  input: z.void(),
  async read({ tx }): Promise<Date | null> {
    return lastAnchorAt(tx);
  },
});
