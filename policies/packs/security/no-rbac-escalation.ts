import { objectPolicy } from '../define-policy.ts';
import { listOf, recordOf, textsOf } from '../manifest/reading.ts';

/**
 * Nobody may give himself what he doesn't hold. `escalate` and `impersonate` never; `bind` only on roles given by name,
 * which is how the tenancy operator hands out the two tenant roles without holding their rights.
 */
export const noRbacEscalation = objectPolicy(
  {
    name: 'no-rbac-escalation',
    description: '角色不得授予提权类操作',
    controls: [{ standard: 'GB/T 22239-2019', clause: '8.1.4.2', title: '访问控制' }],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 escalate、impersonate；确需 bind 时用 resourceNames 逐个写明可绑定的角色',
  },
  (object) => {
    if (object.kind !== 'Role' && object.kind !== 'ClusterRole') return [];
    return listOf(object.content.rules)
      .map(recordOf)
      .flatMap((rule, index) => {
        const named = textsOf(rule.resourceNames).length > 0;
        return textsOf(rule.verbs)
          .filter((verb) => verb === 'escalate' || verb === 'impersonate' || (verb === 'bind' && !named))
          .map((verb) => `第 ${index + 1} 条规则授予 ${verb}`);
      });
  },
);
