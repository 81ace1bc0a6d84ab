import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { METER_SKUS } from '@zhengyun/rulebook/meters.ts';
import { type BookVersion, reignsOf } from '@zhengyun/rulebook/price-book.ts';
import type { MeteredQuantity } from '../metering/metered-rules.ts';
import type { MeteredUse } from './rules.ts';

/** Instants at which a month's meters are read, so that no reading is of more than one price: where the charged part begins, and where a price of anything consumed begins or ends. */
export function priceCuts(versions: readonly BookVersion[], period: Period): readonly Date[] {
  const instants = METER_SKUS.flatMap((sku) =>
    reignsOf(versions, sku, period).reigns.flatMap(({ from, to }) => [from.getTime(), to.getTime()]),
  );
  return [...new Set([period.from.getTime(), ...instants])].toSorted((a, b) => a - b).map((at) => new Date(at));
}

/** What was metered, as it is rated. A part of which nothing was used and all is known is no use. */
export function meteredUses(
  quantities: readonly MeteredQuantity[],
  numbers: ReadonlyMap<string, string>,
): readonly MeteredUse[] {
  return quantities
    .filter(({ quantity, unknownSeconds }) => quantity !== 0n || unknownSeconds > 0n)
    .map(({ resourceId, cloudId, sku, aggregation, quantity, unknownSeconds, silentSince, events, from, to }) => ({
      resourceId,
      number: numbers.get(resourceId) ?? resourceId,
      cloudId,
      sku,
      whole: aggregation === 'last',
      quantity,
      from,
      to,
      events: {
        readings: events.count,
        digest: events.digest,
        unknownSeconds: unknownSeconds.toString(),
        ...(silentSince ? { silentSince: silentSince.toISOString() } : {}),
      },
    }));
}
