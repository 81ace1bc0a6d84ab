import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { newestPage, type Wanted } from '../verb/newest-page.ts';
import type { Decision, STANDINGS } from './schemas.ts';

interface NewAsset {
  readonly id: string;
  readonly department_id: string;
  readonly number: string;
  readonly name: string;
  readonly acquired_on: string | null;
  readonly acquired_fen: bigint | null;
  readonly residual_fen: bigint | null;
  readonly registered_by: string;
  readonly registered_at: Date;
}

export async function insertAsset(tx: Tx, asset: NewAsset): Promise<void> {
  await tx.insertInto('asset').values(asset).execute();
}

interface NewDecision {
  readonly id: string;
  readonly department_id: string;
  readonly asset_id: string;
  readonly version: number;
  readonly decision: Decision;
  readonly day: string;
  readonly cloud_id: string | null;
  readonly reuse_fen: bigint | null;
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: Date;
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx.insertInto('asset_decision').values(decision).execute();
}

interface NewPrice {
  readonly id: string;
  readonly department_id: string;
  readonly asset_id: string;
  readonly version: number;
  readonly price_fen: bigint;
  readonly priced_on: string;
  readonly source: string;
  readonly entered_by: string;
  readonly entered_at: Date;
}

export async function insertPrice(tx: Tx, price: NewPrice): Promise<void> {
  await tx.insertInto('asset_price').values(price).execute();
}

export async function departmentNamed(tx: Tx, id: string) {
  return tx.selectFrom('department').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

export async function cloudNamed(tx: Tx, id: string) {
  return tx.selectFrom('cloud').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

/** An asset in the caller's sight, what is decided and entered of it serialised until the transaction ends: its row is never changed, so the lock goes by name. */
export async function lockAsset(tx: Tx, id: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asset ${id}`}, 0))`.execute(tx);
  return findAsset(tx, id);
}

export async function findAsset(tx: Tx, id: string) {
  return assets(tx).where('a.id', '=', id).executeTakeFirst();
}

/** Assets with their last decision (`last_`), the reuse that counts (`reuse_`), and the price in force (`price_`). */
function assets(tx: Tx) {
  return tx
    .selectFrom('asset as a')
    .innerJoin('department as d', 'd.id', 'a.department_id')
    .innerJoin('person as p', 'p.id', 'a.registered_by')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('asset_decision as x')
          .leftJoin('cloud as c', 'c.id', 'x.cloud_id')
          .select(['x.version', 'x.decision', 'x.day', 'x.cloud_id', 'c.name as cloud_name', 'x.reuse_fen'])
          .whereRef('x.asset_id', '=', 'a.id')
          .orderBy('x.version', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('asset_decision as x')
          .innerJoin('cloud as c', 'c.id', 'x.cloud_id')
          .select(['x.version', 'x.day', 'x.cloud_id', 'c.name as cloud_name', 'x.reuse_fen'])
          .whereRef('x.asset_id', '=', 'a.id')
          .where('x.decision', '=', 'reuse')
          // Put right by a later one, or taken back: retired before it was ever in use again.
          .where(
            sql<boolean>`not exists (select from asset_decision later where later.asset_id = x.asset_id
              and later.version > x.version and (later.decision = 'reuse' or later.day <= x.day))`,
          )
          .limit(1)
          .as('reuse'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('asset_price as x')
          .select(['x.version', 'x.price_fen', 'x.priced_on', 'x.source'])
          .whereRef('x.asset_id', '=', 'a.id')
          .orderBy('x.version', 'desc')
          .limit(1)
          .as('price'),
      (join) => join.onTrue(),
    )
    .selectAll('a')
    .select(['d.slug as department_slug', 'd.name as department_name', 'p.real_name as registered_name'])
    .select(['last.version as last_version', 'last.decision as last_decision', 'last.day as last_day'])
    .select(['last.cloud_id as last_cloud_id', 'last.cloud_name as last_cloud_name', 'last.reuse_fen as last_fen'])
    .select(['reuse.version as reuse_version', 'reuse.day as reuse_day', 'reuse.reuse_fen as reuse_fen'])
    .select(['reuse.cloud_id as reuse_cloud_id', 'reuse.cloud_name as reuse_cloud_name'])
    .select(['price.version as price_version', 'price.price_fen', 'price.priced_on', 'price.source as price_source']);
}
export type AssetRow = Awaited<ReturnType<ReturnType<typeof assets>['execute']>>[number];

export interface AssetFilter {
  readonly departmentId?: string | undefined;
  readonly year?: number | undefined;
  readonly cloudId?: string | undefined;
  readonly standing?: (typeof STANDINGS)[number] | undefined;
}

const STANDING = {
  undecided: sql<boolean>`last.version is null`,
  reused: sql<boolean>`reuse.version is not null`,
  retired: sql<boolean>`last.decision = 'retire'`,
  unknown: sql<boolean>`reuse.version is not null and (reuse.reuse_fen is null or price.price_fen is null)`,
} as const;

function matching(tx: Tx, { departmentId, year, cloudId, standing }: AssetFilter) {
  let found = assets(tx);
  if (departmentId) found = found.where('a.department_id', '=', departmentId);
  if (year !== undefined)
    found = found.where('reuse.day', '>=', `${year}-01-01`).where('reuse.day', '<=', `${year}-12-31`);
  if (cloudId) found = found.where('reuse.cloud_id', '=', cloudId);
  return standing ? found.where(STANDING[standing]) : found;
}

/** One page of the assets in sight, the newest first. */
export async function pageOfAssets(tx: Tx, filter: AssetFilter & Wanted) {
  const found = matching(tx, filter);
  const counted = found.clearSelect().select(({ fn }) => fn.countAll<bigint>().as('total'));
  return newestPage({ counted, rows: found, id: 'a.id' }, filter);
}

/** All of them, by number: for sums and files. */
export async function everyAsset(tx: Tx, filter: AssetFilter): Promise<readonly AssetRow[]> {
  return matching(tx, filter).orderBy('a.number').execute();
}

export async function decisionsOf(tx: Tx, assetId: string) {
  return tx
    .selectFrom('asset_decision as x')
    .innerJoin('person as p', 'p.id', 'x.decided_by')
    .leftJoin('cloud as c', 'c.id', 'x.cloud_id')
    .select(['x.version', 'x.decision', 'x.day', 'x.cloud_id', 'c.name as cloud_name', 'x.reuse_fen', 'x.reason'])
    .select(['p.real_name', 'x.decided_at'])
    .where('x.asset_id', '=', assetId)
    .orderBy('x.version', 'desc')
    .execute();
}

export async function pricesOf(tx: Tx, assetId: string) {
  return tx
    .selectFrom('asset_price as x')
    .innerJoin('person as p', 'p.id', 'x.entered_by')
    .select(['x.version', 'x.price_fen', 'x.priced_on', 'x.source', 'p.real_name', 'x.entered_at'])
    .where('x.asset_id', '=', assetId)
    .orderBy('x.version', 'desc')
    .execute();
}
