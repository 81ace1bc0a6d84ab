import { objectPolicy } from '../define-policy.ts';
import { allowedRoles, grantsOf, isAllowedRole, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = {
  group: '',
  resources: [
    'pods/exec',
    'pods/attach',
    'pods/portforward',
    'pods/ephemeralcontainers',
    'pods/proxy',
    'services/proxy',
  ],
  verbs: ['get', 'create', 'update', 'patch'],
};

/** Who can enter a container holds what it holds; the tenants' deployers may enter their own. */
export const noExecAccess = objectPolicy(
  {
    name: 'no-exec-access',
    description: '角色不得进入容器或转发端口',
    english: 'A role does not enter containers or forward ports',
    controls: ['8.1.4.2', 'F20'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉 pods/exec、pods/attach、pods/portforward 与 pods/ephemeralcontainers，排障走堡垒账号',
    settings: allowedRoles('Roles that may hold it: the tenants’ own, bound in one namespace', ['zy-*-tenant-deploy']),
  },
  (object, settings) => (isAllowedRole(object, settings.allowedRoles) ? [] : grantsOf(object, RIGHT)),
);
