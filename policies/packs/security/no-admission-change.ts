import { objectPolicy } from '../define-policy.ts';
import { grantsOf, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = {
  group: 'admissionregistration.k8s.io',
  resources: [
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
};

/** A webhook reads and changes every object that passes; taking a policy away opens the last wall. */
export const noAdmissionChange = objectPolicy(
  {
    name: 'no-admission-change',
    description: '角色不得修改准入控制',
    english: 'A role does not change admission control',
    controls: ['8.1.4.2', 'F33'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉对准入 Webhook 与准入策略的写权限，准入控制只由云的栈维护',
  },
  (object) => grantsOf(object, RIGHT),
);
