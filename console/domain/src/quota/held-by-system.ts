import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { type Held, heldInPlaces } from './handover-rules.ts';
import { systemUses } from './system-store.ts';

/** What one system takes of each limit of its department today: what a transfer would move. In process only, in the scope of all. */
export const heldBySystem = query({
  allow: ['job'],
  input: z.strictObject({ departmentId: idSchema, systemId: idSchema, cloudIds: z.array(idSchema) }),
  async read({ tx }, { departmentId, systemId, cloudIds }): Promise<readonly Held[]> {
    return heldInPlaces(systemId, await systemUses(tx, { departmentId, cloudIds }));
  },
});
