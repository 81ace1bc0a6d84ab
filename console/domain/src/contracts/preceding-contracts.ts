import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { lockPreceding } from './store.ts';

/**
 * In process only: contracts that ended and that this one follows, directly or one after another: of the same department and provider, each with the first that begins
 * at or after its end. Locked until the caller's transaction ends, so that what is left of them is taken once.
 */
export const precedingContracts = query({
  allow: ['job'],
  input: z.strictObject({ contractId: idSchema }),
  read: ({ tx }, { contractId }): Promise<readonly string[]> => lockPreceding(tx, contractId),
});
