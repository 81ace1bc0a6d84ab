import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { assembleCloud } from './assemble-rules.ts';
import { inOrderOfTiers } from './rules.ts';
import { overviewInputSchema, type overviewSchema } from './schemas.ts';
import { agentsOf, capacityOfZones, clouds, lastObservations, poolUse, zonesOf } from './store.ts';

/** The 1+N+M picture with zones, capacity, agents and the last probe; capacity is over all tenants for every reader (F18). */
export const cloudsOverview = query({
  allow: ['signed-in', 'job'],
  input: overviewInputSchema,
  async read({ tx }): Promise<z.output<typeof overviewSchema>> {
    const rows = await clouds(tx);
    const ids = rows.map((row) => row.id);
    const facts = {
      zones: await zonesOf(tx, ids),
      capacity: await capacityOfZones(tx, ids),
      uses: await poolUse(tx),
      agents: await agentsOf(tx),
      observations: await lastObservations(tx),
    };
    return { clouds: inOrderOfTiers(rows).map((row) => assembleCloud(row, facts)) };
  },
});
