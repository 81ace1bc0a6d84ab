import { matchesPattern } from '@zhengyun/rulebook/compliance.ts';
import type { Manifest } from './manifest.ts';
import { listOf, recordOf, textsOf } from './reading.ts';

/** One rule of a role, with its place for messages (from 1). */
export interface RoleRule {
  readonly number: number;
  readonly index: number;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Names of the objects it holds for; none: it holds for all. */
  readonly names: readonly string[];
}

/** A right that is more than it looks: `verbs` on one of `resources`, in `group`. */
export interface Right {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The rules of a Role or ClusterRole; none for any other kind. */
export function rulesOf(object: Manifest): readonly RoleRule[] {
  if (object.kind !== 'Role' && object.kind !== 'ClusterRole') return [];
  return listOf(object.content.rules)
    .map(recordOf)
    .map((rule, index) => ({
      number: index + 1,
      index,
      groups: textsOf(rule.apiGroups),
      resources: textsOf(rule.resources),
      verbs: textsOf(rule.verbs),
      names: textsOf(rule.resourceNames),
    }));
}

/** Whether `object` is one of the roles that `allowed` names; `*` stands for any run of characters. */
export function isAllowedRole(object: Manifest, allowed: unknown): boolean {
  return textsOf(allowed).some((pattern) => matchesPattern(object.name, pattern));
}

/** What of `right` the role grants, as objections; a wildcard grants it too. */
export function grantsOf(object: Manifest, right: Right) {
  const among = (given: readonly string[], wanted: readonly string[]) =>
    given.filter((one) => one === '*' || wanted.includes(one));
  return rulesOf(object)
    .filter(({ groups }) => groups.includes('*') || groups.includes(right.group))
    .map((rule) => ({
      ...rule,
      resources: among(rule.resources, right.resources),
      verbs: among(rule.verbs, right.verbs),
    }))
    .filter(({ resources, verbs }) => resources.length > 0 && verbs.length > 0)
    .map(({ number, index, resources, verbs }) => ({
      text: `第 ${number} 条规则对 ${resources.join('、')} 授予 ${verbs.join('、')}`,
      path: ['rules', index],
    }));
}

/** Setting of a policy that lets certain roles of the platform hold a right: patterns of role names. */
export function allowedRoles(description: string, names: string[]) {
  return { allowedRoles: { type: 'array' as const, items: { type: 'string' as const }, description, default: names } };
}
