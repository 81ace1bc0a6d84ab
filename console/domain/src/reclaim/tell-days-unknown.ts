import { yearsUnknown } from '@zhengyun/rulebook/working-days-unknown.ts';
import { z } from 'zod';
import { listPlaces } from '../clouds/list-places.ts';
import { findTold } from '../notices/find-told.ts';
import { tell } from '../notices/tell.ts';
import { ingest } from '../verb/ingest.ts';
import { workingDayChanges } from './store.ts';

const KIND = 'working-days-unknown';

/**
 * Asks the authority to declare the holidays of a year that nobody has said a day of, once until somebody does: deadlines of that year go by
 * weekday alone meanwhile and come early. Gives the years that it asked for now.
 */
export const tellDaysUnknown = ingest({
  event: 'notices.told',
  allow: ['job'],
  input: z.strictObject({}),
  async store(scope): Promise<{ readonly result: readonly number[] }> {
    const { ctx, tx } = scope;
    const told = await findTold.definition.read(scope, { kind: KIND });
    const unknown = yearsUnknown(ctx.now, await workingDayChanges(tx));
    const years = unknown.filter((year) => !told.some(({ objectId }) => objectId === String(year)));
    if (years.length === 0) return { result: years };
    const cloudIds = (await listPlaces.definition.read(scope)).map(({ id }) => id);
    for (const year of years)
      await tell.within(scope, {
        kind: KIND,
        about: { kind: 'working-day', id: String(year) },
        departmentId: null,
        facts: { year },
        // The authority of some clouds only may not say what every cloud's deadlines count.
        to: [{ role: 'authority-approver', cloudIds }],
        once: true,
      });
    return { result: years };
  },
});
