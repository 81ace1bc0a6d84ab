import { type Avoided, avoidedOf, type Reused } from './rules.ts';
import type { Asset, Decision } from './schemas.ts';
import type { AssetRow } from './store.ts';

/** What the reuse that counts avoided; null: nothing is reused. */
export function avoidedBy({ reuse_version, reuse_fen, price_fen }: AssetRow): Avoided | null {
  return reuse_version === null ? null : avoidedOf({ priceFen: price_fen, costFen: reuse_fen });
}

const text = (fen: bigint | null): string | null => fen?.toString() ?? null;
const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name });

/** An asset's row as the wire shows it. */
export function assetOf(row: AssetRow): Asset {
  const { last_version, last_decision, last_day, price_version, price_fen, priced_on, price_source } = row;
  const { reuse_version, reuse_day } = row;
  const cloud = named(row.reuse_cloud_id, row.reuse_cloud_name);
  const avoided = avoidedBy(row);
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
    acquiredOn: row.acquired_on,
    acquiredFen: text(row.acquired_fen),
    residualFen: text(row.residual_fen),
    decision:
      last_version === null || last_day === null
        ? null
        : {
            version: last_version,
            decision: last_decision as Decision,
            day: last_day,
            cloud: named(row.last_cloud_id, row.last_cloud_name),
            costFen: text(row.last_fen),
          },
    reuse:
      reuse_version === null || reuse_day === null || cloud === null
        ? null
        : { version: reuse_version, day: reuse_day, cloud, costFen: text(row.reuse_fen) },
    price:
      price_version === null || price_fen === null || priced_on === null || price_source === null
        ? null
        : { version: price_version, priceFen: price_fen.toString(), pricedOn: priced_on, source: price_source },
    avoidedFen: text(avoided?.fen ?? null),
    unknown: [...(avoided?.unknown ?? [])],
  };
}

/** The reuse that counts, as the rules of totals see it; none: nothing is reused. */
export function reusedOf(row: AssetRow): readonly Reused[] {
  const cloud = named(row.reuse_cloud_id, row.reuse_cloud_name);
  if (cloud === null || row.reuse_day === null) return [];
  return [{ cloud, day: row.reuse_day, priceFen: row.price_fen, costFen: row.reuse_fen }];
}
