import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { addMonths, monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { meterBookOf, meterSkuOf } from '@zhengyun/rulebook/meters.ts';
import { sql } from 'kysely';
import { DomainError } from '../verb/errors.ts';
import { heldSkus } from './estimate-rules.ts';
import { onwards, type SkuInUse, usesUnpriced } from './in-use-rules.ts';
import { bookVersions } from './store.ts';

interface Wanted {
  /** Null: every department's. */
  readonly departmentId: string | null;
  readonly now: Date;
}

/** A reading of these holds until the next one. */
const holdsOn = (aggregation: string): boolean => aggregation === 'last' || aggregation === 'time-weighted';

interface Needed extends Wanted {
  readonly skus: readonly string[];
  readonly from: Date;
}

/** Names as many resources of it in a refusal. */
const MOST_NAMED = 5;

/**
 * Refuses with PRICE_STILL_NEEDED, naming the items and some resources, what is stored of a book where any of `skus` is in use and would have no price at some
 * instant from `from` on: its month could neither be rated nor closed, or what is sold of a meter would go uncharged.
 */
export async function requirePriced(tx: Tx, { skus, from, ...whose }: Needed): Promise<void> {
  const uses = await skusInUse(tx, skus, whose);
  const span = onwards(from < whose.now ? from : whose.now);
  const books = new Map<string, Awaited<ReturnType<typeof bookVersions>>>();
  for (const { departmentId } of uses)
    if (!books.has(departmentId)) books.set(departmentId, await bookVersions(tx, { ...span, departmentId }));
  const unpriced = usesUnpriced(uses, (departmentId) => books.get(departmentId) ?? [], { from, now: whose.now });
  if (unpriced.length === 0) return;
  const resources = [...new Set(unpriced.map(({ resource }) => resource))].toSorted();
  throw new DomainError('PRICE_STILL_NEEDED', {
    sku: [...new Set(unpriced.map(({ sku }) => sku))].toSorted(),
    resource: resources.slice(0, MOST_NAMED),
    from: from.toISOString(),
    field: 'prices',
  });
}

interface SpecRow {
  readonly departmentId: string;
  readonly spec: ItemSpec;
  readonly xinchuang: boolean;
  readonly resource: string;
}

/**
 * Which of `skus` departments hold, have ordered or consume, each with one resource of it. Whatever is not yet taken back counts, stopped
 * hosts whole, since they can be started; a change of size that is under way counts by what it leads to. Consumed is what was read since the last month
 * began, or ever where a reading holds until the next one.
 */
async function skusInUse(tx: Tx, skus: readonly string[], wanted: Wanted): Promise<readonly SkuInUse[]> {
  if (skus.length === 0) return [];
  const held = (await specsHeld(tx, wanted)).flatMap(({ departmentId, spec, xinchuang, resource }) =>
    heldSkus({ amounts: amountsOf(spec), xinchuang }).map(({ sku }) => ({
      departmentId,
      sku: sku as string,
      resource,
      metered: false,
    })),
  );
  return [...held.filter(({ sku }) => skus.includes(sku)), ...(await skusConsumed(tx, skus, wanted))];
}

async function specsHeld(tx: Tx, { departmentId }: Wanted): Promise<readonly SpecRow[]> {
  const { rows } = await sql<SpecRow>`
    select department_id as "departmentId", spec, xinchuang, min(number) as resource from (
      select department_id, spec, xinchuang, number from resource where state in ('requested', 'active')
      union all
      select l.department_id, l.spec, l.xinchuang, r.number from order_line l join resource r on r.id = l.resource_id
       where l.state = 'open' and r.state in ('requested', 'active')) h
     where ${departmentId}::uuid is null or department_id = ${departmentId}::uuid
     group by department_id, spec, xinchuang`.execute(tx);
  return rows;
}

async function skusConsumed(
  tx: Tx,
  skus: readonly string[],
  { departmentId, now }: Wanted,
): Promise<readonly SkuInUse[]> {
  const month = monthOf(now);
  const sold = meterBookOf(month).meters.flatMap((meter) =>
    [false, true].map((xinchuang) => ({ meter, xinchuang, sku: meterSkuOf(meter.code, xinchuang) as string })),
  );
  const found: SkuInUse[] = [];
  for (const { meter, xinchuang, sku } of sold.filter((each) => skus.includes(each.sku))) {
    const since = holdsOn(meter.aggregation) ? null : periodOf(addMonths(month, -1)).from;
    const { rows } = await sql<{ departmentId: string; resource: string }>`
      select r.department_id as "departmentId", min(r.number) as resource from resource r
       where r.state = 'active' and r.xinchuang = ${xinchuang}
         and (${departmentId}::uuid is null or r.department_id = ${departmentId}::uuid)
         and exists (select from usage_event e where e.resource_id = r.id and e.dimension = ${meter.reads}
                        and (${since}::timestamptz is null or e.event_at >= ${since}))
       group by r.department_id`.execute(tx);
    found.push(...rows.map((row) => ({ ...row, sku, metered: true })));
  }
  return found;
}
