import { z } from 'zod';
import { query } from '../verb/query.ts';
import type { AnchoredHead } from './schemas.ts';
import { chainSummaries } from './seal-store.ts';

/** How far every chain that has a seal reaches: what an anchor outside keeps. */
export const readHeads = query({
  allow: ['job'],
  input: z.void(),
  async read({ tx }): Promise<readonly AnchoredHead[]> {
    return (await chainSummaries(tx)).flatMap(({ chain, headSequence, headHash }) =>
      headSequence === null || headHash === null
        ? []
        : [{ chain, sequence: headSequence.toString(), hash: headHash.toString('hex') }],
    );
  },
});
