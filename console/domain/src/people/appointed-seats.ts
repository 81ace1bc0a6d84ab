import { query } from '../verb/query.ts';
import { seatsInputSchema } from './schemas.ts';
import { appointedSeats as readSeats } from './store.ts';

/** Roles for which the own organisation of each cloud has somebody appointed; elsewhere the province acts in its place. */
export const appointedSeats = query({
  allow: ['signed-in', 'job'],
  input: seatsInputSchema,
  async read({ ctx, tx }, { cloudIds }): Promise<readonly { readonly cloudId: string; readonly role: string }[]> {
    const rows = await readSeats(tx, cloudIds, ctx.now);
    return rows.flatMap(({ cloud_id: cloudId, role }) => (cloudId === null ? [] : [{ cloudId, role }]));
  },
});
