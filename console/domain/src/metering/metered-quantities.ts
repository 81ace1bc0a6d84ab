import { type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { meterBookOf, partsOfMonth } from '@zhengyun/rulebook/meters.ts';
import { query } from '../verb/query.ts';
import { isAdded, isLevel, type MeteredQuantity, quantitiesOf } from './metered-rules.ts';
import { levelsUpTo, readingsWithin, resourcesHeld, sumsOf } from './metered-store.ts';
import { spansOf } from './rules.ts';
import { meteredQuantitiesSchema } from './schemas.ts';
import { changesOf } from './store.ts';

/**
 * What each resource of a department consumed in a month (Asia/Shanghai), by what is sold of it, up to `until`, of what was received before `knownBy`,
 * cut at the instants in `cuts` (where another price begins). Depends on the set of events alone: late, repeated and out of order are the same.
 * A meter nothing is known of is left out; what no price names is there all the same, since whether it is charged is not this verb's to say.
 */
export const meteredQuantities = query({
  allow: ['job', 'finance', 'auditor'],
  input: meteredQuantitiesSchema,
  async read({ tx }, { departmentId, month: name, ...asked }): Promise<readonly MeteredQuantity[]> {
    const month = periodOf(name);
    const { id: bookId, meters } = meterBookOf(name);
    const parts = partsOfMonth(month, asked.until ?? month.to, asked.cuts);
    if (parts.length === 0) return [];
    const found = await resourcesHeld(tx, departmentId, month);
    const resourceIds = found.map(({ id }) => id);
    const changes = await changesOf(tx, resourceIds);
    const resources = found.map((resource) => {
      const all = changes.get(resource.id) ?? [];
      const own = all.filter((change) => change.departmentId === departmentId);
      const held = spansOf(own, month).map(({ from, to }): Period => ({ from, to: to ?? month.to }));
      return { ...resource, held: all.length > 0 ? held : null };
    });
    const edges = [...parts.map(({ from }) => from), parts.at(-1)?.to ?? month.to];
    const dimensions = (which: (meter: (typeof meters)[number]) => boolean) => [
      ...new Set(meters.filter(which).map(({ reads }) => reads)),
    ];
    const wanted = { departmentId, resourceIds, edges, knownBy: asked.knownBy ?? null };
    const sums = await sumsOf(tx, { ...wanted, dimensions: dimensions(isAdded) });
    const levels = await levelsUpTo(tx, { ...wanted, dimensions: dimensions(isLevel) });
    const others = dimensions((meter) => !isAdded(meter) && !isLevel(meter));
    const within = await readingsWithin(tx, { ...wanted, dimensions: others });
    return quantitiesOf({ bookId, meters, month, parts, resources, sums, levels, within });
  },
});
