import { addMonths, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { meterBookOf, partsOfMonth } from '@zhengyun/rulebook/meters.ts';
import { query } from '../verb/query.ts';
import { isAdded, isLevel, type MeteredQuantity, type MeteredResource, quantitiesOf } from './metered-rules.ts';
import { heardBefore, levelsBefore, resourcesHeld } from './metered-store.ts';
import { readMonth } from './month-readings-store.ts';
import { holdingOf } from './part-rules.ts';
import { meteredQuantitiesSchema } from './schemas.ts';
import { changesOf } from './store.ts';

/**
 * What each resource of a department consumed in a month (Asia/Shanghai), by what is sold of it, up to `until`, of what was received before `knownBy`,
 * cut at the instants in `cuts` (where another price begins). Depends on the set of events alone: late, repeated and out of order are the same.
 * A meter nothing is known of is left out; what no price names is there all the same, since whether it is charged is not this verb's to say. Where usage is read
 * from its copy: METERING_BEHIND while that lacks any of the month, METERING_UNREACHABLE.
 */
export const meteredQuantities = query({
  allow: ['job', 'finance', 'auditor'],
  input: meteredQuantitiesSchema,
  async read({ ctx, tx }, { departmentId, month: name, ...asked }): Promise<readonly MeteredQuantity[]> {
    const month = periodOf(name);
    const { id: bookId, meters } = meterBookOf(name);
    const parts = partsOfMonth(month, asked.until ?? month.to, asked.cuts);
    if (parts.length === 0) return [];
    const found = await resourcesHeld(tx, departmentId, month);
    const resourceIds = found.map(({ id }) => id);
    const changes = await changesOf(tx, resourceIds, asked.withLate ? undefined : month.from);
    const resources = found.map((resource) => {
      const all = changes.get(resource.id) ?? [];
      const own = all.filter((change) => change.departmentId === departmentId);
      return { ...resource, ...holdingOf(own, all, month) };
    });
    const edges = [...parts.map(({ from }) => from), parts.at(-1)?.to ?? month.to];
    const dimensions = (which: (meter: (typeof meters)[number]) => boolean) => [
      ...new Set(meters.filter(which).map(({ reads }) => reads)),
    ];
    const [added, level] = [dimensions(isAdded), dimensions(isLevel)];
    const others = dimensions((meter) => !isAdded(meter) && !isLevel(meter));
    const of = { departmentId, resourceIds, edges, knownBy: asked.knownBy ?? null };
    const { sums, levels: held, within } = await readMonth({ ctx, tx }, { ...of, added, levels: level, others });
    const heard = await heardBefore(tx, {
      dimensions: dimensions((meter) => meter.silentAfterDays !== null),
      since: beginnings(resources, month),
      within: { from: periodOf(addMonths(name, -1)).from, to: month.to },
      knownBy: of.knownBy,
    });
    const levels = [...(await levelsBefore(tx, { ...of, dimensions: level })), ...held];
    return quantitiesOf({ bookId, meters, month, parts, resources, sums, levels, within, heardBefore: heard });
  },
});

/** When each resource was first held within the month. */
function beginnings(resources: readonly MeteredResource[], month: Period): ReadonlyMap<string, Date> {
  return new Map(
    resources.flatMap(({ id, held }): [string, Date][] => {
      const begins = held === null ? month.from : held[0]?.from;
      return begins ? [[id, begins]] : [];
    }),
  );
}
