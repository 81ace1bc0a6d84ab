import { objectPolicy } from '../define-policy.ts';
import { isBroadRole } from '../manifest/built-in-roles.ts';
import { type RoleRule, rulesOf } from '../manifest/role-rules.ts';

/**
 * Nobody may give himself what he doesn't hold. `escalate` and `impersonate` never; `bind` only on roles given by name,
 * which is how the tenancy operator hands out the tenant roles without holding their rights, and on none of Kubernetes' own broad ones.
 */
export const noRbacEscalation = objectPolicy(
  {
    name: 'no-rbac-escalation',
    description: '角色不得授予提权类操作',
    english: 'A role grants no escalate, no impersonate, and bind on named roles of the platform only',
    controls: ['8.1.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 escalate、impersonate；确需 bind 时用 resourceNames 逐个写明可绑定的角色，不含内置的宽泛角色',
  },
  (object) => rulesOf(object).flatMap((rule) => rule.verbs.flatMap((verb) => objectionTo(verb, rule))),
);

function objectionTo(verb: string, { number, index, names }: RoleRule) {
  const path = ['rules', index, 'verbs'];
  if (verb === 'escalate' || verb === 'impersonate') return [{ text: `第 ${number} 条规则授予 ${verb}`, path }];
  if (verb !== 'bind') return [];
  if (names.length === 0) return [{ text: `第 ${number} 条规则授予 bind`, path }];
  const broad = names.filter(isBroadRole);
  return broad.length === 0
    ? []
    : [{ text: `第 ${number} 条规则授予 bind 内置角色 ${broad.join('、')}`, path: ['rules', index, 'resourceNames'] }];
}
