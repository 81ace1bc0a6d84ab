import { objectPolicy } from '../define-policy.ts';
import { grantsOf, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = { group: '', resources: ['persistentvolumes'], verbs: ['create', 'update', 'patch'] };

/** Who writes persistent volumes can point one at any folder of a node, or at another tenant's disk. */
export const noVolumeCreation = objectPolicy(
  {
    name: 'no-volume-creation',
    description: '角色不得创建持久卷',
    english: 'A role does not create persistent volumes',
    controls: ['8.1.4.2', '8.2.4.7'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉对 persistentvolumes 的写权限，用 PersistentVolumeClaim 申请',
  },
  (object) => grantsOf(object, RIGHT),
);
