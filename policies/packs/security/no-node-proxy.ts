import { objectPolicy } from '../define-policy.ts';
import { grantsOf, type Right } from '../manifest/role-rules.ts';

const RIGHT: Right = {
  group: '',
  resources: ['nodes/proxy', 'nodes/exec', 'nodes/configz', 'nodes/checkpoint'],
  verbs: ['get', 'create', 'update', 'patch', 'delete'],
};

/** The kubelet's API runs commands in every pod of the node, past admission and audit. */
export const noNodeProxy = objectPolicy(
  {
    name: 'no-node-proxy',
    description: '角色不得直接访问节点的 kubelet',
    english: 'A role does not reach the kubelet API of nodes',
    controls: ['8.1.4.2', 'F24'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 nodes/proxy 等节点子资源；监控改用 nodes/metrics',
  },
  (object) => grantsOf(object, RIGHT),
);
