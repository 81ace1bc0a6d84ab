import { objectPolicy } from '../define-policy.ts';
import { textOf } from '../manifest/reading.ts';

const OF_KUBERNETES = /^(default|kube-[a-z0-9-]+)$/;
/** Kinds that live in a namespace always; of custom kinds nothing is known. */
const NAMESPACED = new Set([
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'LimitRange',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** Namespaces of Kubernetes itself are walled by nobody's quota and policies, and `default` is where forgotten things end. */
export const reservedNamespace = objectPolicy(
  {
    name: 'reserved-namespace',
    description: '不得在 default 或 kube- 命名空间中创建对象',
    english: 'Nothing is created in default or kube- namespaces',
    controls: ['8.1.4.2', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 metadata.namespace 中写明本租户的命名空间',
  },
  (object) => {
    const path = ['metadata', 'namespace'];
    const namespace = textOf(object.namespace);
    if (namespace === '' && NAMESPACED.has(object.kind)) return [{ text: '没有写明命名空间', path }];
    return OF_KUBERNETES.test(namespace) && !object.isPatch ? [{ text: `位于系统命名空间 ${namespace}`, path }] : [];
  },
);
