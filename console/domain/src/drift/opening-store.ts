import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Openings, openingsSchema } from '@zhengyun/interface/openings.ts';
import { tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { WORK_STATES } from '../provisioning/rules.ts';
import { foreignOpenings, type OwnObjects, openingNames } from './opening-rules.ts';

const NONE: Openings = { found: [], unread: [] };
const outputsSchema = z.object({ outputs: tenancyOutputsSchema });

/**
 * What of the tenancy's namespace is its own; null where an operation of any of its stacks is at work, or has ended since `since`:
 * what was read of the cluster may be of before it or after.
 */
async function ownObjects(tx: Tx, tenancyId: string, since: Date): Promise<OwnObjects | null> {
  const operations = tx
    .selectFrom('operation as o')
    .innerJoin('stack as s', 's.id', 'o.stack_id')
    .where('s.tenancy_id', '=', tenancyId);
  const moving = await operations
    .select('o.id')
    .where((eb) => eb.or([eb('o.state', 'in', WORK_STATES), eb('o.ended_at', '>=', since)]))
    .limit(1)
    .executeTakeFirst();
  if (moving) return null;
  const carriedOut = await operations
    .distinctOn('o.stack_id')
    .select('o.summary')
    .where('s.state', '=', 'deployed')
    .where('o.verb', '=', 'deploy')
    .where('o.state', '=', 'done')
    .where(sql<unknown>`o.summary->'outputs'`, 'is not', null)
    .orderBy('o.stack_id')
    .orderBy('o.ended_at', 'desc')
    .execute();
  const resources = await tx
    .selectFrom('resource')
    .select(['number', 'item', 'state'])
    .where('tenancy_id', '=', tenancyId)
    .where('state', 'in', ['requested', 'active'])
    .execute();
  return {
    objects: carriedOut.flatMap(({ summary }) => outputsSchema.safeParse(summary).data?.outputs.objects ?? []),
    coming: resources.flatMap(({ number, state }) => (state === 'requested' ? [number.toLowerCase()] : [])),
    hasSpace: resources.some(({ item, state }) => item === 'container-space' && state === 'active'),
  };
}

interface Looked {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly tenancy_id: string | null;
  readonly check: { readonly openings: unknown } | undefined;
}

/**
 * Keeps, of what a look saw, the openings that are nobody's to make. What can't be told leaves those found before: `seen` null, an
 * operation in between, or a base whose deployment never ended well, since nobody knows which objects are its own. Gives what stands by now, for the audit row, and whether that is news.
 */
export async function keepOpenings(
  tx: Tx,
  stack: Looked,
  { seen, startedAt }: { readonly seen: Openings | null; readonly startedAt: Date },
): Promise<{ readonly names: readonly string[]; readonly news: boolean }> {
  const before = openingsSchema.nullable().parse(stack.check?.openings ?? null) ?? NONE;
  const known = { names: openingNames(before), news: false };
  if (seen === null || stack.kind !== 'tenancy-base' || stack.tenancy_id === null) return known;
  if (stack.state !== 'deployed') return known;
  const own = await ownObjects(tx, stack.tenancy_id, startedAt);
  if (own === null) return known;
  const openings = foreignOpenings(seen, own);
  const row = { openings: JSON.stringify(openings) };
  await tx.updateTable('drift_check').set(row).where('stack_id', '=', stack.id).execute();
  const names = openingNames(openings);
  return { names, news: !isDeepStrictEqual(names, known.names) };
}
