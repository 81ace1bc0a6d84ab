import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { extendableUntil } from '@zhengyun/rulebook/lease-term.ts';
import { hasAppealed } from '@zhengyun/rulebook/reclaim-clock.ts';
import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { sql } from 'kysely';
import type { ReclaimEventKind } from '../../reclaim/schemas.ts';
import { scopeOf, type VerbScope } from '../../verb/context.ts';
import type { OpenChange } from '../line-rules.ts';
import { isOpen } from '../rules.ts';
import { REQUEST_STATES, type RequestKind } from '../schemas.ts';

const OPEN_STATES = REQUEST_STATES.filter(isOpen);

function resourcesIn(tx: Tx, ids: readonly string[]) {
  return tx
    .selectFrom('resource as r')
    .leftJoin('reclaim as h', (join) => join.onRef('h.resource_id', '=', 'r.id').on('h.ended_at', 'is', null))
    .select(['r.id', 'r.number', 'r.item', 'r.state', 'r.fulfilment', 'r.department_id', 'r.cloud_id'])
    .leftJoin('lease as e', 'e.resource_id', 'r.id')
    .select(['h.id as reclaim_id', 'e.last_day', 'e.policy_id'])
    .select(({ selectFrom }) =>
      selectFrom('operation as o')
        .select('o.number')
        .whereRef('o.stack_id', '=', 'r.stack_id')
        .where(sql<boolean>`o.intent->>'purpose' = 'reclaim'`)
        .where('o.state', 'not in', ['done', 'failed', 'cancelled'])
        .limit(1)
        .as('removal'),
    )
    .where('r.id', 'in', [...ids])
    .execute();
}

/** Steps of the reclaims that run on the resources, in order. */
async function stepsOn(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('reclaim as h')
    .innerJoin('reclaim_event as e', 'e.reclaim_id', 'h.id')
    .select(['h.resource_id', 'e.kind'])
    .where('h.resource_id', 'in', [...ids])
    .where('h.ended_at', 'is', null)
    .orderBy('e.ordinal')
    .execute();
  const steps = rows.map(({ resource_id: id, kind }) => ({ id, kind: kind as ReclaimEventKind }));
  return Map.groupBy(steps, ({ id }) => id);
}

async function changesOn(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['l.resource_id', 'q.number', 'q.kind'])
    .where('l.resource_id', 'in', [...ids])
    .where('l.state', '=', 'open')
    .where('q.state', 'in', OPEN_STATES)
    .orderBy('q.submitted_at')
    .execute();
  return Map.groupBy(rows, ({ resource_id: id }) => id);
}

/**
 * What drafts are about, by the resource's key, with what is open on it. A resource that went to another department keeps its name for
 * whoever wrote of it (`seen` false), and nothing else of it is told.
 */
export async function subjectsOf({ ctx, tx }: VerbScope, resourceIds: readonly string[]) {
  if (resourceIds.length === 0) return new Map<string, never>();
  const seen = new Map((await resourcesIn(tx, resourceIds)).map((row) => [row.id, row]));
  const changes = await changesOn(tx, resourceIds);
  const steps = await stepsOn(tx, resourceIds);
  const all = await inScopeOfAll(tx, scopeOf(ctx.actor), () => resourcesIn(tx, resourceIds));
  const subjects = all.map(({ id, number, item }) => {
    const own = seen.get(id);
    const open: readonly OpenChange[] = (changes.get(id) ?? []).map((row) => ({
      number: row.number,
      kind: row.kind as RequestKind,
    }));
    const facts = own && {
      state: own.state,
      fulfilment: own.fulfilment as 'provisioned' | 'counted',
      departmentId: own.department_id,
      cloudId: own.cloud_id,
      reclaim: own.reclaim_id === null ? null : { id: own.reclaim_id, hasAppealed: hasAppealed(steps.get(id) ?? []) },
      isExtendable:
        own.last_day !== null &&
        own.policy_id !== null &&
        ctx.now < extendableUntil(own.last_day, reclaimPolicyOf(own.policy_id)),
      removal: own.removal,
      open,
    };
    return [id, { id, number, item: item as ItemCode, facts: facts ?? null }] as const;
  });
  return new Map(subjects);
}
export type Subject = Awaited<ReturnType<typeof subjectsOf>> extends Map<string, infer Found> ? Found : never;
