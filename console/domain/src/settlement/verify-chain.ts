import { z } from 'zod';
import { query } from '../verb/query.ts';
import { faultsOfChain } from './chain-rules.ts';
import { readChain } from './chain-store.ts';
import type { ChainCheck } from './steps/schemas.ts';
import { faultsOfWords } from './word-chain-rules.ts';
import { readWords } from './word-chain-store.ts';

/**
 * Works out every link of the chain of issued statements anew, holds it against the statements as stored (with who did what, the rating and its
 * charges) and the audit log, and looks for missing numbers; likewise what was said of them since: confirmations, payments, reversals.
 */
export const verifyChain = query({
  allow: ['finance', 'auditor', 'job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<ChainCheck> {
    const chain = await readChain(tx);
    const words = await readWords(tx);
    const faults = [...faultsOfChain(chain), ...faultsOfWords(words)];
    return {
      checkedAt: ctx.now.toISOString(),
      issued: chain.links.length,
      words: words.links.length,
      headHash: chain.head.hash,
      whole: faults.length === 0,
      faults: faults.slice(0, 200),
      voided: chain.voided.map(({ number, reason }) => ({ number, reason })),
    };
  },
});
