import { objectPolicy } from '../define-policy.ts';
import { rulesOf } from '../manifest/role-rules.ts';

/**
 * Nobody may give himself what he doesn't hold. `escalate` and `impersonate` never; `bind` only on roles given by name,
 * which is how the tenancy operator hands out the two tenant roles without holding their rights.
 */
export const noRbacEscalation = objectPolicy(
  {
    name: 'no-rbac-escalation',
    description: '角色不得授予提权类操作',
    english: 'A role grants no escalate, impersonate or unnamed bind',
    controls: ['8.1.4.2'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 escalate、impersonate；确需 bind 时用 resourceNames 逐个写明可绑定的角色',
  },
  (object) =>
    rulesOf(object).flatMap(({ number, index, verbs, named }) =>
      verbs
        .filter((verb) => verb === 'escalate' || verb === 'impersonate' || (verb === 'bind' && !named))
        .map((verb) => ({ text: `第 ${number} 条规则授予 ${verb}`, path: ['rules', index, 'verbs'] })),
    ),
);
