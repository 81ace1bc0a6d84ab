import { objectPolicy } from '../define-policy.ts';
import { listOf, recordOf, textsOf } from '../manifest/reading.ts';

/**
 * Least privilege: a role names its resources and verbs, so that a kind added to the cluster later is not granted unseen. One that is
 * put together from whatever roles bear a label says nothing of what it grants, today or tomorrow.
 */
export const noRbacWildcard = objectPolicy(
  {
    name: 'no-rbac-wildcard',
    description: '角色不得使用通配符或汇集其他角色来授权',
    english: 'A role uses no wildcard and is not put together from others',
    controls: ['8.1.4.2', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 rules 中逐项写明 API 组、资源和操作',
  },
  (object) => {
    if (object.kind !== 'Role' && object.kind !== 'ClusterRole') return [];
    const gathered = object.content.aggregationRule !== undefined;
    const wildcards = listOf(object.content.rules)
      .map(recordOf)
      .flatMap((rule, index) =>
        ['apiGroups', 'resources', 'verbs', 'nonResourceURLs']
          .filter((field) => textsOf(rule[field]).some((text) => text.includes('*')))
          .map((field) => ({ text: `第 ${index + 1} 条规则的 ${field} 使用了通配符`, path: ['rules', index, field] })),
      );
    return [
      ...(gathered ? [{ text: '由 aggregationRule 汇集其他角色的授权', path: ['aggregationRule'] }] : []),
      ...wildcards,
    ];
  },
);
