import { z } from 'zod';
import { query } from '../verb/query.ts';
import { dormantOperations, orphanedOperations } from './operation-store.ts';
import { LEASE_GRACE_MS, RUNNING_STATES } from './rules.ts';
import type { OperationState } from './schemas.ts';

/** What the worker looks after: operations whose worker died, and those that may go on now. */
export interface Unattended {
  readonly interrupted: readonly { readonly id: string; readonly state: OperationState }[];
  readonly dormant: readonly { readonly id: string; readonly state: OperationState }[];
}

/** How long an operation may lie before somebody looks whether its job was lost (milliseconds). */
const DORMANT_AFTER_MS = 20_000;

/** Operations that need attention: cut off with their worker (lease and grace over), or waiting with nothing to wake them. */
export const findUnattended = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read({ ctx, tx }): Promise<Unattended> {
    const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
    return {
      interrupted: await orphanedOperations(tx, RUNNING_STATES, ago(LEASE_GRACE_MS)),
      dormant: (await dormantOperations(tx, ago(DORMANT_AFTER_MS))) as Unattended['dormant'],
    };
  },
});
