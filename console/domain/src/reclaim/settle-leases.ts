import { command } from '../verb/command.ts';
import { lapsingLeases, setLastDay } from './lease-store.ts';
import { settleLeasesSchema } from './schemas.ts';

/**
 * Gives leases that end before a day that day as their last: who has just been given the resources can look at them, extend or give them
 * back, whatever the one before left to run out meanwhile. A later last day stays. Called within a transfer, after the resources went.
 */
export const settleLeases = command({
  event: 'reclaim.leases-settled',
  allow: ['job'],
  input: settleLeasesSchema,
  async act({ tx }, { transferId, departmentId, resourceIds, lastDay }) {
    const lapsing = await lapsingLeases(tx, resourceIds, lastDay);
    for (const { id } of lapsing) await setLastDay(tx, id, lastDay);
    const leases = lapsing.map(({ number, last_day: before }) => ({ number, before }));
    return {
      result: { leases: leases.length },
      audit: { object: { kind: 'transfer', id: transferId }, departmentId, detail: { after: lastDay, leases } },
    };
  },
});
