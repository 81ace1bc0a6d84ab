import { objectPolicy } from '../define-policy.ts';
import { allowedRoles, grantsOf, isAllowedRole, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'] };

/** Listing secrets shows every password of the namespace; the tenants' deployers own theirs, in their one namespace. */
export const noSecretAccess = objectPolicy(
  {
    name: 'no-secret-access',
    description: '角色不得读取或列举密钥',
    english: 'A role does not read or list secrets',
    controls: ['8.1.4.8', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉对 secrets 的 get、list、watch；工作负载用挂载取得自己的密钥',
    settings: allowedRoles('Roles that may hold it: the tenants’ own, bound in one namespace', [
      'zy-*-tenant-deploy',
      'zy-*-tenant-credentials',
    ]),
  },
  (object, settings) => (isAllowedRole(object, settings.allowedRoles) ? [] : grantsOf(object, RIGHT)),
);
