import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { probeTargetsInputSchema, type probeTargetsSchema } from './schemas.ts';
import { objectsOf, observers } from './store.ts';

/** What the probe loop is to look at, and for which observers. */
export const probeTargets = query({
  allow: ['job'],
  input: probeTargetsInputSchema,
  async read({ tx }): Promise<z.output<typeof probeTargetsSchema>> {
    const observerIds = (await observers(tx)).map((observer) => observer.id);
    const objects = await objectsOf(tx, {});
    return objects.map(({ id, cloudId }) => ({ objectId: id, kind: 'cloud-api', cloudId, observerIds }));
  },
});
