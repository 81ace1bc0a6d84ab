import { objectPolicy } from '../define-policy.ts';
import { allowedRoles, grantsOf, isAllowedRole, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'] };
/** What shows names one does not know, and so every secret there is. */
const LISTING: Right = { ...RIGHT, verbs: ['list', 'watch'] };

/**
 * Listing secrets shows every password of the namespace; the tenants' deployers own theirs, in their one namespace. Who reads what a
 * service made for them knows its name from the delivery note, and may do no more than get it.
 */
export const noSecretAccess = objectPolicy(
  {
    name: 'no-secret-access',
    description: '角色不得读取或列举密钥',
    english: 'A role does not read or list secrets',
    controls: ['8.1.4.8', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉对 secrets 的 get、list、watch；工作负载用挂载取得自己的密钥',
    settings: {
      ...allowedRoles('Roles that may hold it: the tenants’ own, bound in one namespace', ['zy-*-tenant-deploy']),
      readersByName: {
        type: 'array',
        items: { type: 'string' },
        description: 'Roles that may get secrets by their names and never list them, bound in one namespace',
        default: ['zy-*-tenant-credentials'],
      },
    },
  },
  (object, settings) => {
    if (isAllowedRole(object, settings.allowedRoles)) return [];
    return grantsOf(object, isAllowedRole(object, settings.readersByName) ? LISTING : RIGHT);
  },
);
