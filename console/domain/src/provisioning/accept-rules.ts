import type { TypedDiff } from '@zhengyun/interface/plan.ts';

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
/** Labels and annotations that name the owner or set the walls. */
const GUARDED_KEY = /(?:^|[."[])(?:zhengyun\.cn|pod-security\.kubernetes\.io|scheduler\.alpha\.kubernetes\.io)\//;
const METADATA = /^metadata\.(?:labels|annotations)\b/;
/** Kinds that neither count nor hold anything sold: defaults for containers that name nothing. */
const UNCHARGED_KINDS: readonly string[] = ['LimitRange'];

export interface AcceptRefusal {
  readonly code: 'DRIFT_CHARGED' | 'DRIFT_GUARDED';
  readonly facts: { readonly objects: string };
}

/**
 * Why differences may not be taken into the state, or null where they may. Fails closed: only foreign labels and annotations and the
 * defaults of a namespace may stay as found; whatever else differs either guards somebody or is part of what was ordered, delivered
 * and charged, and changes by an order or goes back.
 */
export function acceptRefusal(
  diff: readonly Pick<TypedDiff, 'kind' | 'name' | 'op' | 'changes'>[],
): AcceptRefusal | null {
  const named = diff
    .filter(({ op }) => op !== 'same')
    .flatMap((object) => {
      if (object.op !== 'update') return [{ object, path: '' }];
      return object.changes.map(({ path }) => ({ object, path }));
    });
  for (const [code, isRefused] of [
    ['DRIFT_GUARDED', isGuarded],
    ['DRIFT_CHARGED', isCharged],
  ] as const) {
    const refused = named.filter(({ object, path }) => isRefused(object, path));
    if (refused.length > 0) return { code, facts: { objects: listed(refused) } };
  }
  return null;
}

function isGuarded({ kind }: Pick<TypedDiff, 'kind'>, path: string): boolean {
  return GUARDED_KINDS.includes(kind) || (METADATA.test(path) && GUARDED_KEY.test(path));
}

function isCharged({ kind, op }: Pick<TypedDiff, 'kind' | 'op'>, path: string): boolean {
  return op !== 'update' || !(METADATA.test(path) || UNCHARGED_KINDS.includes(kind));
}

function listed(refused: readonly { object: Pick<TypedDiff, 'kind' | 'name'>; path: string }[]): string {
  const names = refused.map(({ object, path }) => `${object.kind} ${object.name}${path && ` (${path})`}`);
  return names.length > 8 ? `${names.slice(0, 8).join('; ')} … ${names.length}` : names.join('; ');
}
