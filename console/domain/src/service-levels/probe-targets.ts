import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { probeTargetsInputSchema, type probeTargetsSchema } from './schemas.ts';
import { firstObserver, objectsOf } from './store.ts';

/**
 * What the platform's own probe loop is to look at, and for whom: one observer alone, the first that was added, since its one look
 * from one place must not count as two. No other observer has a way in yet (decision 0391).
 */
export const probeTargets = query({
  allow: ['job'],
  input: probeTargetsInputSchema,
  async read({ tx }): Promise<z.output<typeof probeTargetsSchema>> {
    const observer = await firstObserver(tx);
    const observerIds = observer ? [observer.id] : [];
    const objects = await objectsOf(tx, {});
    return objects.map(({ id, cloudId }) => ({ objectId: id, kind: 'cloud-api', cloudId, observerIds }));
  },
});
