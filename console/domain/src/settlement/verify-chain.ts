import { z } from 'zod';
import { query } from '../verb/query.ts';
import { faultsOfChain } from './chain-rules.ts';
import { readChain } from './chain-store.ts';
import type { ChainCheck } from './steps/schemas.ts';

/** Works out every link of the chain of issued statements anew, holds it against the statements as stored and the audit log, and looks for missing numbers. */
export const verifyChain = query({
  allow: ['finance', 'auditor', 'job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<ChainCheck> {
    const chain = await readChain(tx);
    const faults = faultsOfChain(chain);
    return {
      checkedAt: ctx.now.toISOString(),
      issued: chain.links.length,
      headHash: chain.head.hash,
      whole: faults.length === 0,
      faults: faults.slice(0, 200),
      voided: chain.voided.map(({ number, reason }) => ({ number, reason })),
    };
  },
});
