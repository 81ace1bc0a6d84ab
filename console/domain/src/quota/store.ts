import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { DIMENSIONS, type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { regionSchema } from '@zhengyun/rulebook/region.ts';
import { profileInForce } from '../clouds/in-force-rules.ts';
import { GONE_STATES } from '../tenancy/rules.ts';
import { amountsOfClaim, claimsOf } from '../tenancy/taken-over-rules.ts';
import type { VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import type { QuotaLine, Update } from './rules.ts';

const COLUMNS = [
  'id',
  'cloud_id',
  'dimension',
  'xinchuang',
  'limit_units',
  'soft_units',
  'reserved',
  'booked',
] as const;

interface QuotaRow {
  readonly id: string;
  readonly cloud_id: string;
  readonly dimension: string;
  readonly xinchuang: boolean;
  readonly limit_units: bigint;
  readonly soft_units: bigint | null;
  readonly reserved: bigint;
  readonly booked: bigint;
}

/** What the volumes of a department's adopted namespaces take of one limit. Whole units. */
export interface TakenOver {
  readonly departmentId: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly dimension: Dimension;
  readonly units: bigint;
}

/** What was taken over in all at a place: of one department, or of all where none is named. */
export function takenOverAt(
  came: readonly TakenOver[],
  at: Omit<TakenOver, 'units' | 'departmentId'> & { readonly departmentId?: string },
): bigint {
  return came
    .filter(
      ({ cloudId, xinchuang, dimension }) =>
        cloudId === at.cloudId && xinchuang === at.xinchuang && dimension === at.dimension,
    )
    .filter(({ departmentId }) => at.departmentId === undefined || departmentId === at.departmentId)
    .reduce((sum, { units }) => sum + units, 0n);
}

/** What was taken over, of one department or of all that the scope sees; the volumes of a tenancy that ended take nothing. */
export async function readTakenOver(tx: Tx, departmentId: string | undefined): Promise<readonly TakenOver[]> {
  let base = tx
    .selectFrom('tenancy')
    .select(['department_id as departmentId', 'cloud_id as cloudId', 'xinchuang', 'adopted'])
    .where('adopted', 'is not', null)
    .where('state', 'not in', [...GONE_STATES]);
  if (departmentId) base = base.where('department_id', '=', departmentId);
  return (await base.execute()).flatMap(({ adopted, ...place }) =>
    claimsOf(adopted).flatMap((claim) => {
      const amounts = amountsOfClaim(claim);
      return DIMENSIONS.flatMap((dimension) => {
        const units = amounts[dimension] ?? 0n;
        return units > 0n ? [{ ...place, dimension, units }] : [];
      });
    }),
  );
}

function lineFrom(row: QuotaRow, departmentId: string, came: readonly TakenOver[]): QuotaLine {
  const dimension = dimensionSchema.parse(row.dimension);
  const place = { departmentId, cloudId: row.cloud_id, xinchuang: row.xinchuang, dimension };
  return {
    id: row.id,
    cloudId: row.cloud_id,
    dimension,
    xinchuang: row.xinchuang,
    limit: row.limit_units,
    soft: row.soft_units,
    reserved: row.reserved,
    booked: row.booked,
    takenOver: takenOverAt(came, place),
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
  const came = await readTakenOver(tx, departmentId);
  return rows.map((row) => lineFrom(row, departmentId, came));
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
  const came = await readTakenOver(tx, departmentId);
  return rows.map((row) => lineFrom(row, departmentId, came));
}

export async function saveLines(tx: Tx, updates: readonly Update[]): Promise<void> {
  for (const { id, reserved, booked } of updates)
    await tx.updateTable('quota').set({ reserved, booked }).where('id', '=', id).execute();
}

interface Limit {
  readonly dimension: Dimension;
  readonly units: bigint;
  readonly soft: bigint | null;
}

/** Sets limits of one department on one cloud, adding the lines that are new. */
export async function saveLimits(
  { ctx, tx }: VerbScope,
  place: { readonly departmentId: string; readonly cloudId: string; readonly xinchuang: boolean },
  limits: readonly Limit[],
): Promise<void> {
  if (limits.length === 0) return;
  const at = { department_id: place.departmentId, cloud_id: place.cloudId, xinchuang: place.xinchuang };
  const rows = limits.map(({ dimension, units, soft }) => ({
    ...{ id: newId(ctx.now), ...at },
    ...{ dimension, limit_units: units, soft_units: soft },
  }));
  await tx
    .insertInto('quota')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['department_id', 'cloud_id', 'dimension', 'xinchuang']).doUpdateSet((eb) => ({
        limit_units: eb.ref('excluded.limit_units'),
        soft_units: eb.ref('excluded.soft_units'),
      })),
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

interface LineFilter {
  readonly departmentId?: string | undefined;
  readonly dimension?: Dimension;
  readonly xinchuang?: boolean;
}

/** Limits with the names people read, of one department, of one dimension and stack, or all that the scope sees. */
export async function namedLines(tx: Tx, { departmentId, dimension, xinchuang }: LineFilter) {
  let base = tx
    .selectFrom('quota as q')
    .innerJoin('department as d', 'd.id', 'q.department_id')
    .innerJoin('cloud as c', 'c.id', 'q.cloud_id')
    .selectAll('q')
    .select(['d.slug as department_slug', 'd.name as department_name', 'c.slug as cloud_slug', 'c.name as cloud_name']);
  if (departmentId) base = base.where('q.department_id', '=', departmentId);
  if (dimension) base = base.where('q.dimension', '=', dimension);
  if (xinchuang !== undefined) base = base.where('q.xinchuang', '=', xinchuang);
  return base.orderBy('d.slug').orderBy('c.slug').orderBy('q.xinchuang').orderBy('q.dimension').execute();
}

/** Clouds by the names people read; one that is retired gives nothing any more. */
export async function cloudNames(tx: Tx) {
  return tx
    .selectFrom('cloud')
    .select(['id', 'slug', 'name'])
    .where('state', '<>', 'retired')
    .orderBy('slug')
    .execute();
}
