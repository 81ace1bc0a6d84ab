import { objectPolicy } from '../define-policy.ts';
import { grantsOf, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = { group: '', resources: ['serviceaccounts/token'], verbs: ['create'] };

/** A token of another account is that account, under another name in the audit log. */
export const noTokenCreation = objectPolicy(
  {
    name: 'no-token-creation',
    description: '角色不得签发服务账号令牌',
    english: 'A role does not create service account tokens',
    controls: ['8.1.4.1', 'F20'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉对 serviceaccounts/token 的 create；令牌由平台按需签发',
  },
  (object) => grantsOf(object, RIGHT),
);
