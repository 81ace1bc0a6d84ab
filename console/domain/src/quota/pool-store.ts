import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { TIERS, type Tier, tierSchema } from '@zhengyun/rulebook/tier.ts';
import { sql } from 'kysely';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { readTakenOver, takenOverAt } from './store.ts';
import type { CloudSum, Pool, PoolLevel, Tree } from './tree-rules.ts';

/** The dimensions and stacks that a tree is read or locked for. */
export interface Slices {
  readonly dimensions: readonly Dimension[];
  readonly stacks: readonly boolean[];
}

interface CloudPlace {
  readonly id: string;
  readonly tier: Tier;
}

interface Place {
  readonly level: PoolLevel;
  readonly tier: Tier | null;
  readonly cloud_id: string | null;
}

/**
 * The tree of `slices` over all tenants: every cloud, tier and the province, whether a limit is set there or not, with the sums of
 * what departments have and hold. Four statements, however many departments there are.
 */
export async function readTree({ ctx, tx }: VerbScope, slices: Slices): Promise<Tree> {
  if (slices.dimensions.length === 0) return { pools: [], sums: [] };
  return inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
    const clouds = await cloudPlaces(tx);
    return { pools: await poolsAt(tx, clouds, slices), sums: await sumsOn(tx, clouds, slices) };
  });
}

/**
 * The same, with the pools above `cloudIds`, and those of `tiers`, locked until the transaction ends, after the departments' own limits: from the clouds up
 * to the province, each level in one order, so two transactions never wait for each other in a circle. What is read after
 * the locks is what those left behind who held them before.
 */
export async function lockTree(
  scope: VerbScope,
  {
    cloudIds,
    tiers = [],
    ...slices
  }: Slices & { readonly cloudIds: readonly string[]; readonly tiers?: readonly Tier[] },
): Promise<Tree> {
  const { ctx, tx } = scope;
  if (slices.dimensions.length > 0)
    await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
      const clouds = (await cloudPlaces(tx)).filter(({ id }) => cloudIds.includes(id));
      const places = placesAbove(clouds, tiers);
      await ensurePools(scope, places, slices);
      await tx
        .selectFrom('quota_pool')
        .select('id')
        .where('dimension', 'in', [...slices.dimensions])
        .where('xinchuang', 'in', [...slices.stacks])
        .where((eb) => eb.or(places.map((place) => eb.and(placeMatches(place)))))
        .orderBy(sql`array_position(array['cloud', 'tier', 'province'], level)`)
        .orderBy('cloud_id')
        .orderBy('tier')
        .orderBy('xinchuang')
        .orderBy('dimension')
        .forUpdate()
        .execute();
    });
  return readTree(scope, slices);
}

/** The rows of one place and slice by all three columns; a level with no tier or cloud of its own has null there. */
function placeMatches({ level, tier, cloud_id }: Place) {
  return [
    sql<boolean>`level = ${level}`,
    sql<boolean>`tier is not distinct from ${tier}`,
    sql<boolean>`cloud_id is not distinct from ${cloud_id}`,
  ];
}

/** One that is retired has nothing to give any more. */
async function cloudPlaces(tx: Tx): Promise<readonly CloudPlace[]> {
  const rows = await tx
    .selectFrom('cloud')
    .select(['id', 'tier'])
    .where('state', '<>', 'retired')
    .orderBy('slug')
    .execute();
  return rows.map(({ id, tier }) => ({ id, tier: tierSchema.parse(tier) }));
}

/** The clouds, their tiers and those named beside, and the province. */
function placesAbove(clouds: readonly CloudPlace[], named: readonly Tier[]): readonly Place[] {
  const tiers = TIERS.filter((tier) => named.includes(tier) || clouds.some((cloud) => cloud.tier === tier));
  return [
    ...clouds.map(({ id }): Place => ({ level: 'cloud', tier: null, cloud_id: id })),
    ...tiers.map((tier): Place => ({ level: 'tier', tier, cloud_id: null })),
    { level: 'province', tier: null, cloud_id: null },
  ];
}

/** Adds the rows that are not there yet, in one order whoever asks for them: without one there would be nothing to lock. */
async function ensurePools({ ctx, tx }: VerbScope, places: readonly Place[], slices: Slices): Promise<void> {
  const there = new Set((await storedPools(tx, slices)).map(keyOf));
  const missing = places
    .flatMap((place) =>
      slices.stacks.flatMap((xinchuang) =>
        slices.dimensions.flatMap((dimension) => {
          const row = { ...place, dimension, xinchuang };
          return there.has(keyOf(row)) ? [] : [row];
        }),
      ),
    )
    // Two first settings on a new cloud name its dimensions each in their own order, and would wait for each other's rows.
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row) => ({ id: newId(ctx.now), ...row }));
  if (missing.length > 0)
    await tx
      .insertInto('quota_pool')
      .values(missing)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

interface PlacedRow {
  readonly level: string;
  readonly tier: string | null;
  readonly cloud_id: string | null;
  readonly dimension: string;
  readonly xinchuang: boolean;
}
const keyOf = ({ level, tier, cloud_id, dimension, xinchuang }: PlacedRow): string =>
  `${level} ${tier} ${cloud_id} ${dimension} ${xinchuang}`;

async function storedPools(tx: Tx, slices: Slices) {
  return tx
    .selectFrom('quota_pool')
    .selectAll()
    .where('dimension', 'in', [...slices.dimensions])
    .where('xinchuang', 'in', [...slices.stacks])
    .execute();
}

async function poolsAt(tx: Tx, clouds: readonly CloudPlace[], slices: Slices): Promise<readonly Pool[]> {
  const stored = new Map((await storedPools(tx, slices)).map((row) => [keyOf(row), row] as const));
  return placesAbove(clouds, TIERS).flatMap((place) =>
    slices.stacks.flatMap((xinchuang) =>
      slices.dimensions.map((dimension): Pool => {
        const row = stored.get(keyOf({ ...place, dimension, xinchuang }));
        return {
          level: place.level,
          tier: place.tier ?? clouds.find(({ id }) => id === place.cloud_id)?.tier ?? null,
          cloudId: place.cloud_id,
          dimension,
          xinchuang,
          limit: row?.limit_units ?? null,
          soft: row?.soft_units ?? null,
          oversubscribe: row?.oversubscribe ?? false,
        };
      }),
    ),
  );
}

/** One sum for each cloud and slice, of nothing where no department has a limit. */
async function sumsOn(tx: Tx, clouds: readonly CloudPlace[], slices: Slices): Promise<readonly CloudSum[]> {
  const rows = await tx
    .selectFrom('quota')
    .select(['cloud_id', 'dimension', 'xinchuang'])
    .select([
      sql<bigint>`sum(limit_units)::bigint`.as('given'),
      sql<bigint>`sum(reserved)::bigint`.as('reserved'),
      sql<bigint>`sum(booked)::bigint`.as('booked'),
    ])
    .where('dimension', 'in', [...slices.dimensions])
    .where('xinchuang', 'in', [...slices.stacks])
    .groupBy(['cloud_id', 'dimension', 'xinchuang'])
    .execute();
  const came = await readTakenOver(tx, undefined);
  const keyOfSum = (cloudId: string, dimension: string, xinchuang: boolean) => `${cloudId} ${dimension} ${xinchuang}`;
  const byKey = new Map(rows.map((row) => [keyOfSum(row.cloud_id, row.dimension, row.xinchuang), row] as const));
  return clouds.flatMap(({ id: cloudId, tier }) =>
    slices.stacks.flatMap((xinchuang) =>
      slices.dimensions.map((dimension): CloudSum => {
        const row = byKey.get(keyOfSum(cloudId, dimension, xinchuang));
        const takenOver = takenOverAt(came, { cloudId, xinchuang, dimension });
        const { given = 0n, reserved = 0n, booked = 0n } = row ?? {};
        return { cloudId, tier, dimension, xinchuang, given, reserved, booked, takenOver };
      }),
    ),
  );
}
