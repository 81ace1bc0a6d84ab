import { query } from '../verb/query.ts';
import { heldInDoubt } from './doubt-store.ts';
import { settleDoubtSchema } from './moves/schemas.ts';

/** Whether quota is held there for a resize that failed on the cluster. */
export const isInDoubt = query({
  allow: ['job'],
  input: settleDoubtSchema,
  async read({ tx }, where): Promise<boolean> {
    return (await heldInDoubt(tx, where)).length > 0;
  },
});
