import type { PlanValue, TypedDiff } from '@zhengyun/interface/plan.ts';

/** Kinds that keep tenants apart or say who may do what: a difference in one is never taken in. */
const GUARDED_KINDS: readonly string[] = [
  'NetworkPolicy',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'ServiceAccount',
  'ServiceAccountPatch',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'CustomResourceDefinition',
];
/**
 * A label or annotation, or all of them at once. A key with a domain before its name is an order to the program of that domain (an owner,
 * a wall, whether a balancer is reached from outside), so it is guarded; one without is a note among people.
 */
const METADATA = /^metadata\.(?:labels|annotations)(?:\.(?<plain>[^.[\]]+)|\["(?<quoted>.*)"\])?$/;
/** The one key with a domain that orders nothing: what `kubectl apply` was last given. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** The share of a processor that a container gets which names none; it is sold by the quota, not by this. */
const DEFAULT_SHARE = /^spec\.limits\[\d+\]\.(?:default|defaultRequest)\.cpu$/;

export interface AcceptRefusal {
  readonly code: 'DRIFT_CHARGED' | 'DRIFT_GUARDED';
  readonly facts: { readonly objects: string };
}

/**
 * Why differences may not be taken into the state, or null where they may. Fails closed: only notes in labels and annotations, and
 * another default share of a processor, may stay as found; whatever else differs either guards somebody (a namespace's other limits:
 * its largest claim, and memory that is not overcommitted) or is part of what was ordered, delivered and charged, and changes by an
 * order or goes back.
 */
export function acceptRefusal(
  diff: readonly Pick<TypedDiff, 'kind' | 'name' | 'op' | 'changes'>[],
): AcceptRefusal | null {
  const named = diff
    .filter(({ op }) => op !== 'same')
    .flatMap((object): { object: typeof object; change: Change }[] => {
      if (object.op !== 'update') return [{ object, change: null }];
      return object.changes.map((change) => ({ object, change }));
    });
  for (const [code, isRefused] of [
    ['DRIFT_GUARDED', isGuarded],
    ['DRIFT_CHARGED', isCharged],
  ] as const) {
    const refused = named.filter(({ object, change }) => isRefused(object, change));
    if (refused.length > 0) return { code, facts: { objects: listed(refused) } };
  }
  return null;
}

type Change = TypedDiff['changes'][number] | null;

function isGuarded({ kind }: Pick<TypedDiff, 'kind'>, change: Change): boolean {
  if (GUARDED_KINDS.includes(kind)) return true;
  if (change === null) return false;
  const keys = keysOf(change);
  if (keys !== null) return keys.some((key) => key.includes('/') && key !== LAST_APPLIED);
  return kind === 'LimitRange' && !isDefaultShare(change);
}

function isCharged({ kind }: Pick<TypedDiff, 'kind'>, change: Change): boolean {
  return change === null || (keysOf(change) === null && kind !== 'LimitRange');
}

/** Another value where one was: a default that is gone would leave containers without any. */
function isDefaultShare({ path, after }: NonNullable<Change>): boolean {
  return DEFAULT_SHARE.test(path) && after.is === 'value';
}

/** The keys of the labels or annotations that a change is of; null: it is of something else, or hides which. */
function keysOf({ path, before, after }: NonNullable<Change>): readonly string[] | null {
  const found = METADATA.exec(path);
  if (!found) return null;
  const key = found.groups?.plain ?? found.groups?.quoted;
  if (key !== undefined) return [key];
  const [left, right] = [keysIn(before), keysIn(after)];
  return left && right && [...left, ...right];
}

function keysIn(value: PlanValue): readonly string[] | null {
  if (value.is === 'absent') return [];
  const map = value.is === 'value' ? value.value : null;
  return typeof map === 'object' && map !== null ? Object.keys(map) : null;
}

function listed(refused: readonly { object: Pick<TypedDiff, 'kind' | 'name'>; change: Change }[]): string {
  const names = refused.map(
    ({ object, change }) => `${object.kind} ${object.name}${change ? ` (${change.path})` : ''}`,
  );
  return names.length > 8 ? `${names.slice(0, 8).join('; ')} … ${names.length}` : names.join('; ');
}
