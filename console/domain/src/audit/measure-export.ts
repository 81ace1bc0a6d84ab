import { query } from '../verb/query.ts';
import { exportBacklog } from './export-store.ts';
import { measureExportSchema } from './schemas.ts';

/** How many rows wait for a place outside, and for how many seconds the oldest of them has (0: none waits). */
export const measureExport = query({
  allow: ['job'],
  input: measureExportSchema,
  async read({ ctx, tx }, receiver): Promise<{ readonly waiting: number; readonly lagSeconds: number }> {
    const { waiting, oldest } = await exportBacklog(tx, receiver);
    const lagMs = oldest ? Math.max(0, ctx.now.getTime() - oldest.getTime()) : 0;
    return { waiting: Number(waiting), lagSeconds: lagMs / 1_000 };
  },
});
