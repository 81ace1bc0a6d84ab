import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { regionSchema } from '@zhengyun/rulebook/region.ts';
import { profileInForce } from '../clouds/in-force-rules.ts';
import type { QuotaLine, Update } from './rules.ts';

const COLUMNS = ['id', 'cloud_id', 'dimension', 'xinchuang', 'limit_units', 'reserved', 'booked'] as const;

interface QuotaRow {
  readonly id: string;
  readonly cloud_id: string;
  readonly dimension: string;
  readonly xinchuang: boolean;
  readonly limit_units: bigint;
  readonly reserved: bigint;
  readonly booked: bigint;
}

function lineFrom(row: QuotaRow): QuotaLine {
  return {
    id: row.id,
    cloudId: row.cloud_id,
    dimension: dimensionSchema.parse(row.dimension),
    xinchuang: row.xinchuang,
    limit: row.limit_units,
    reserved: row.reserved,
    booked: row.booked,
  };
}

/**
 * A department's limits on `cloudIds`, locked until the transaction ends. The order of the locks is fixed (cloud, stack,
 * dimension), so two transactions never wait for each other in a circle.
 */
export async function lockLines(tx: Tx, departmentId: string, cloudIds: readonly string[]) {
  if (cloudIds.length === 0) return [];
  const rows = await tx
    .selectFrom('quota')
    .select(COLUMNS)
    .where('department_id', '=', departmentId)
    .where('cloud_id', 'in', [...cloudIds])
    .orderBy('cloud_id')
    .orderBy('xinchuang')
    .orderBy('dimension')
    .forUpdate()
    .execute();
  return rows.map(lineFrom);
}

/** The same limits, not locked: for what is shown and for a first check. */
export async function readLines(tx: Tx, departmentId: string, cloudIds: readonly string[]) {
  if (cloudIds.length === 0) return [];
  const rows = await tx
    .selectFrom('quota')
    .select(COLUMNS)
    .where('department_id', '=', departmentId)
    .where('cloud_id', 'in', [...cloudIds])
    .execute();
  return rows.map(lineFrom);
}

export async function saveLines(tx: Tx, updates: readonly Update[]): Promise<void> {
  for (const { id, reserved, booked } of updates)
    await tx.updateTable('quota').set({ reserved, booked }).where('id', '=', id).execute();
}

interface Limit {
  readonly id: string;
  readonly department_id: string;
  readonly cloud_id: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly limit_units: bigint;
}

/** Sets one limit, adding the line when it is new. */
export async function saveLimit(tx: Tx, limit: Limit): Promise<void> {
  await tx
    .insertInto('quota')
    .values(limit)
    .onConflict((conflict) =>
      conflict
        .columns(['department_id', 'cloud_id', 'dimension', 'xinchuang'])
        .doUpdateSet({ limit_units: limit.limit_units }),
    )
    .execute();
}

/** Profile in force and region of the cloud; undefined when there is no such cloud or no such department. */
export async function placeOfLimit(tx: Tx, departmentId: string, cloudId: string) {
  const department = await tx.selectFrom('department').select('id').where('id', '=', departmentId).executeTakeFirst();
  const columns = ['profile', 'deployed_profile', 'region'] as const;
  const cloud = await tx.selectFrom('cloud').select(columns).where('id', '=', cloudId).executeTakeFirst();
  if (!department || !cloud) return undefined;
  return { profile: profileInForce(cloud), region: regionSchema.nullable().parse(cloud.region) };
}

/** Limits with the names people read, of one department or of all the scope sees. */
export async function namedLines(tx: Tx, departmentId: string | undefined) {
  let base = tx
    .selectFrom('quota as q')
    .innerJoin('department as d', 'd.id', 'q.department_id')
    .innerJoin('cloud as c', 'c.id', 'q.cloud_id')
    .selectAll('q')
    .select(['d.slug as department_slug', 'd.name as department_name', 'c.slug as cloud_slug', 'c.name as cloud_name']);
  if (departmentId) base = base.where('q.department_id', '=', departmentId);
  return base.orderBy('d.slug').orderBy('c.slug').orderBy('q.xinchuang').orderBy('q.dimension').execute();
}
