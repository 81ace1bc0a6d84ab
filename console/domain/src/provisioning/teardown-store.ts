import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Obstacle } from '../teardown/rules.ts';
import { GONE_STATES } from '../tenancy/rules.ts';
import { DomainError } from '../verb/errors.ts';
import { END_STATES } from './rules.ts';

const MOST_NAMED = 20;

/** The tenancy with its base stack, locked; `stack_id` null: its base was never asked for. */
export async function lockTenancy(tx: Tx, id: string) {
  const tenancy = await tx.selectFrom('tenancy').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!tenancy) return undefined;
  const stack = await tx
    .selectFrom('stack')
    .select('id')
    .where('kind', '=', 'tenancy-base')
    .where('tenancy_id', '=', id)
    .executeTakeFirst();
  return { ...tenancy, stack_id: stack?.id ?? null };
}

/** What is delivered in the tenancy: what its end would take away. */
export async function standingIn(tx: Tx, tenancyId: string): Promise<readonly Obstacle[]> {
  return tx
    .selectFrom('resource')
    .select(['item as kind', 'number'])
    .where('tenancy_id', '=', tenancyId)
    .where('state', '=', 'active')
    .orderBy('number')
    .execute();
}

const OPEN_REQUESTS = ['previewing', 'preview-failed', 'department-review', 'joint-review', 'provisioning', 'returned'];

/** Requests under way that have a line in the tenancy. */
export async function requestsUnderWay(tx: Tx, tenancyId: string): Promise<readonly Obstacle[]> {
  return tx
    .selectFrom('request as r')
    .select([sql<string>`'request'`.as('kind'), 'r.number'])
    .where('r.state', 'in', OPEN_REQUESTS)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('order_line as l')
          .select('l.id')
          .whereRef('l.request_id', '=', 'r.id')
          .where('l.tenancy_id', '=', tenancyId)
          .where('l.state', '=', 'open'),
      ),
    )
    .orderBy('r.number')
    .execute();
}

/** Operations that have not ended, of the tenancy's stacks (`but` one of them) or of a cloud's own. */
export async function operationsUnderWay(
  tx: Tx,
  of: { readonly tenancyId: string; readonly but?: string } | { readonly stackId: string },
): Promise<readonly Obstacle[]> {
  const stacks = tx.selectFrom('stack').select('id');
  const own = 'stackId' in of ? stacks.where('id', '=', of.stackId) : stacks.where('tenancy_id', '=', of.tenancyId);
  const open = tx
    .selectFrom('operation')
    .select([sql<string>`'operation'`.as('kind'), 'number'])
    .where('state', 'not in', [...END_STATES])
    .where('stack_id', 'in', own)
    .orderBy('number');
  return ('but' in of && of.but ? open.where('id', '<>', of.but) : open).execute();
}

/** Nobody removes a cloud from under tenancies, also not one that came since it was asked for: CLOUD_IN_USE, naming them. */
export async function refuseTenancies(tx: Tx, cloudId: string): Promise<void> {
  const rows = await tx
    .selectFrom('tenancy')
    .select('number')
    .where('cloud_id', '=', cloudId)
    .where('state', 'not in', [...GONE_STATES])
    .orderBy('number')
    .execute();
  if (rows.length === 0) return;
  const tenancies = rows.slice(0, MOST_NAMED).map(({ number }) => number);
  throw new DomainError('CLOUD_IN_USE', { tenancies, count: rows.length });
}

export async function ownStack(tx: Tx, cloudId: string) {
  return tx
    .selectFrom('stack')
    .select(['id', 'state'])
    .where('kind', '=', 'cloud')
    .where('cloud_id', '=', cloudId)
    .where('state', '<>', 'destroyed')
    .executeTakeFirst();
}

/** What the stack was last deployed with, done or not: what a removal runs the program with. */
export async function lastDeploymentOf(tx: Tx, stackId: string) {
  return tx
    .selectFrom('operation')
    .select(['program', 'inputs', 'summary'])
    .where('stack_id', '=', stackId)
    .where('verb', '=', 'deploy')
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

interface NewTeardown {
  readonly operation_id: string;
  readonly cloud_id: string;
  readonly tenancy_id: string | null;
  readonly department_id: string | null;
  readonly reason: string;
  readonly override: boolean;
  readonly asked_by: string;
  readonly asked_at: Date;
}

export async function insertTeardown(tx: Tx, row: NewTeardown, obstacles: readonly Obstacle[]): Promise<void> {
  await tx
    .insertInto('teardown')
    .values({ ...row, obstacles: JSON.stringify(obstacles) })
    .execute();
}

const obstaclesSchema = z.array(z.object({ kind: z.string(), number: z.string() }));

export async function findTeardown(tx: Tx, operationId: string) {
  const row = await tx.selectFrom('teardown').selectAll().where('operation_id', '=', operationId).executeTakeFirst();
  return row && { ...row, obstacles: obstaclesSchema.parse(row.obstacles) };
}

/** The list as it is now; `releasedStill` false: who released it did not see this one. */
export async function noteSurveyed(
  tx: Tx,
  operationId: string,
  { obstacles, at, releasedStill }: { obstacles: readonly Obstacle[]; at: Date; releasedStill: boolean },
): Promise<void> {
  const nobody = releasedStill ? {} : { released_by: null, released_at: null };
  await tx
    .updateTable('teardown')
    .set({ obstacles: JSON.stringify(obstacles), surveyed_at: at, ...nobody })
    .where('operation_id', '=', operationId)
    .execute();
}

/** Whether an earlier removal of the tenancy changed something before it failed: what is left of it is no tenancy any more. */
export async function isHalfGone(tx: Tx, tenancyId: string): Promise<boolean> {
  const touched = sql<boolean>`(o.summary is not null or jsonb_array_length(coalesce(o.trouble->'leftovers', '[]')) > 0)`;
  const found = await tx
    .selectFrom('teardown as t')
    .innerJoin('operation as o', 'o.id', 't.operation_id')
    .select('o.id')
    .where('t.tenancy_id', '=', tenancyId)
    .where('o.state', '=', 'failed')
    .where(touched)
    .executeTakeFirst();
  return found !== undefined;
}

export async function noteReleased(tx: Tx, operationId: string, by: { personId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('teardown')
    .set({ released_by: by.personId, released_at: by.at })
    .where('operation_id', '=', operationId)
    .execute();
}

export interface EndingResource {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly cloud_id: string;
  readonly xinchuang: boolean;
  readonly spec: ItemSpec;
  /** The request of its last delivery. */
  readonly request_id: string;
}

/** Active resources of the tenancy, or of one stack in it, with the request that last delivered them, locked. */
export async function lockStanding(tx: Tx, tenancyId: string, stackId?: string): Promise<readonly EndingResource[]> {
  const standing = tx
    .selectFrom('resource as r')
    .select(['r.id', 'r.number', 'r.department_id', 'r.cloud_id', 'r.xinchuang', 'r.spec'])
    .select(({ selectFrom }) =>
      selectFrom('order_line as l')
        .select('l.request_id')
        .whereRef('l.resource_id', '=', 'r.id')
        .where('l.state', '=', 'delivered')
        .orderBy('l.delivered_at', 'desc')
        .limit(1)
        .as('request_id'),
    )
    .where('r.tenancy_id', '=', tenancyId)
    .where('r.state', '=', 'active')
    .orderBy('r.number')
    .forUpdate();
  const rows = await (stackId ? standing.where('r.stack_id', '=', stackId) : standing).execute();
  return rows as unknown as readonly EndingResource[];
}

/** The stacks of the tenancy's lines: their objects went with the namespace. */
export async function endLineStacks(tx: Tx, tenancyId: string): Promise<void> {
  await tx
    .updateTable('stack')
    .set({ state: 'destroyed' })
    .where('tenancy_id', '=', tenancyId)
    .where('kind', '=', 'order-line')
    .execute();
}
