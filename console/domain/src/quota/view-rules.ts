import type { Actor } from '../verb/actor.ts';
import { cloudsGranted, holds } from '../verb/context.ts';
import type { PoolPlace, QuotaNode } from './schemas.ts';
import { givenOf, type Pool, type Tree, takenOf } from './tree-rules.ts';

/** Whether `actor` may set what the province, tiers and clouds have to give: the authority of all clouds, and our own set-up. */
export function setsPools(actor: Actor): boolean {
  return (
    actor.kind === 'job' || (holds(actor, 'authority-approver') && cloudsGranted(actor, 'authority-approver') === null)
  );
}

/** Whether `actor` may set departments' limits on a cloud: its authority. */
export function setsLimitsOn(actor: Actor, cloudId: string): boolean {
  return actor.kind === 'job' || holds(actor, 'authority-approver', { cloudId });
}

/** Whether `actor` may ask for more: the department for itself; for a cloud its own authority, which does not set it. */
export function mayAsk(
  actor: Actor,
  { cloudId, departmentId }: { cloudId: string; departmentId: string | null },
): boolean {
  if (actor.kind !== 'person') return false;
  if (departmentId === null) return holds(actor, 'authority-approver', { cloudId }) && !setsPools(actor);
  const on = { departmentId, cloudId };
  return holds(actor, 'applicant', on) || holds(actor, 'department-approver', on);
}

interface AskKept {
  readonly askedBy: string;
  /** Who asked, with what they may do now; absent: they are out of service. */
  readonly asker: Actor | undefined;
  readonly cloudId: string;
  readonly departmentId: string | null;
}

/**
 * Whether `actor` may take a request for more back: who asked; once they may not ask there any more (out of service, in another department,
 * without the role), whoever may in their place, since the same can't be asked for beside it.
 */
export function mayTakeBack(actor: Actor, { askedBy, asker, ...place }: AskKept): boolean {
  if (actor.kind !== 'person') return false;
  return actor.id === askedBy || (mayAsk(actor, place) && !(asker && mayAsk(asker, place)));
}

/** Whether `actor` may answer such a request: who sets the limit asked for. */
export function mayAnswer(
  actor: Actor,
  { cloudId, departmentId }: { cloudId: string; departmentId: string | null },
): boolean {
  if (actor.kind !== 'person') return false;
  return departmentId === null ? setsPools(actor) : setsLimitsOn(actor, cloudId);
}

/** The pool of a place, in a tree of one dimension and stack. */
export function poolAt({ pools }: Tree, place: PoolPlace): Pool | undefined {
  return pools.find((pool) => {
    if (pool.level !== place.level) return false;
    if (place.level === 'cloud') return pool.cloudId === place.cloudId;
    return place.level === 'province' || pool.tier === place.tier;
  });
}

interface CloudName {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Pools of a tree of one dimension and stack as their page shows them, each under the one above. */
export function poolNodes(tree: Tree, clouds: readonly CloudName[], actor: Actor): QuotaNode[] {
  return tree.pools.flatMap((pool): QuotaNode[] => {
    const cloud = clouds.find(({ id }) => id === pool.cloudId) ?? null;
    if (pool.level === 'cloud' && cloud === null) return [];
    const { reserved, booked, takenOver, held } = takenOf(pool, tree);
    const acts = [
      ...(setsPools(actor) ? (['set'] as const) : []),
      ...(cloud && mayAsk(actor, { cloudId: cloud.id, departmentId: null }) ? (['ask'] as const) : []),
    ];
    return [
      {
        key: keyOf(pool.level, pool),
        parent: parentOf(pool),
        level: pool.level,
        tier: pool.level === 'province' ? null : pool.tier,
        cloud,
        department: null,
        system: null,
        limit: pool.limit?.toString() ?? null,
        soft: pool.soft?.toString() ?? null,
        oversubscribe: pool.oversubscribe,
        given: givenOf(pool, tree).toString(),
        reserved: reserved.toString(),
        booked: booked.toString(),
        takenOver: takenOver.toString(),
        left: pool.limit === null ? null : (pool.limit - held).toString(),
        isOverSoft: pool.soft !== null && held > pool.soft,
        acts,
      },
    ];
  });
}

export function keyOf(level: Pool['level'], at: Pick<Pool, 'tier' | 'cloudId'>): string {
  if (level === 'province') return 'province';
  return level === 'tier' ? `tier ${at.tier}` : `cloud ${at.cloudId}`;
}

function parentOf(pool: Pool): string | null {
  if (pool.level === 'province') return null;
  return pool.level === 'tier' ? keyOf('province', pool) : keyOf('tier', pool);
}
