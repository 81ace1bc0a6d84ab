import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { DIMENSIONS, type Sku } from '@zhengyun/rulebook/dimension.ts';
import { parsePrice } from '@zhengyun/rulebook/money.ts';
import type { AmountChange } from '@zhengyun/rulebook/tariff.ts';
import type { NumberedPriceVersion, SettledResource } from './rules.ts';

/** Locks the contract until the transaction ends: statements of one contract are built one after the other. */
export async function lockContract(tx: Tx, contractId: string): Promise<void> {
  await tx.selectFrom('contract').select('id').where('id', '=', contractId).forUpdate().execute();
}

/** Every resource of the department that changed before `until`, with all its changes before then. */
export async function resourcesOf(tx: Tx, departmentId: string, until: Date): Promise<readonly SettledResource[]> {
  const rows = await tx
    .selectFrom('resource_change as x')
    .innerJoin('resource as r', 'r.id', 'x.resource_id')
    .select(['x.id', 'x.at', 'x.amounts', 'r.id as resourceId', 'r.number', 'r.xinchuang', 'r.cloud_id as cloudId'])
    .where('x.department_id', '=', departmentId)
    .where('x.at', '<', until)
    .orderBy('r.number')
    .orderBy('x.at')
    .orderBy('x.id')
    .execute();
  const resources = new Map<string, SettledResource & { readonly changes: AmountChange[] }>();
  for (const { resourceId, number, xinchuang, cloudId, ...change } of rows) {
    const resource = resources.get(resourceId) ?? { id: resourceId, number, xinchuang, cloudId, changes: [] };
    resource.changes.push({ id: change.id, at: change.at, amounts: amountsFrom(change.amounts) });
    resources.set(resourceId, resource);
  }
  return [...resources.values()];
}

function amountsFrom(stored: unknown): AmountChange['amounts'] {
  const texts = stored as Readonly<Record<string, string | undefined>>;
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const text = texts[dimension];
      return text === undefined ? [] : [[dimension, BigInt(text)]];
    }),
  );
}

/** Price versions that began before the end of `period`, each with its prices and units. */
export async function priceVersions(tx: Tx, period: Period): Promise<readonly NumberedPriceVersion[]> {
  const rows = await tx
    .selectFrom('price_version as v')
    .innerJoin('price as p', 'p.version_id', 'v.id')
    .select(['v.id', 'v.number', 'v.sample', 'v.valid_from as validFrom', 'v.valid_to as validTo'])
    .select(['p.sku', 'p.unit', 'p.unit_price as unitPrice'])
    .where('v.valid_from', '<', period.to)
    .orderBy('v.valid_from')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((prices) => {
    const [first] = prices;
    if (!first) return [];
    const { id, number, sample, validFrom, validTo } = first;
    return {
      id,
      number,
      sample,
      validFrom,
      validTo,
      prices: new Map(prices.map((row) => [row.sku as Sku, parsePrice(row.unitPrice)])),
      units: new Map(prices.map((row) => [row.sku as Sku, row.unit])),
    };
  });
}
