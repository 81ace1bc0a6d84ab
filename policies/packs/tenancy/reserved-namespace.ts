import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isPlatformNamespace } from '../manifest/platform.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

const OF_KUBERNETES = /^(default|kube-[a-z0-9-]+)$/;
/** What the platform's programs make in a namespace of an operator; everything else there is somebody else's hand on it. */
const OURS_AT_OPERATORS = new Set(['BackupStorageLocation', 'Role', 'RoleBinding', 'Schedule']);
const OF_PLATFORM = /^zy-[a-z0-9-]+-system$/;
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

/** Subjects of a binding that are no service account of the platform's own. */
function strangersOf(object: Manifest): readonly string[] {
  if (object.kind !== 'RoleBinding') return [];
  return listOf(object.content.subjects).flatMap((subject) => {
    const { kind, name, namespace } = recordOf(subject);
    return kind === 'ServiceAccount' && OF_PLATFORM.test(textOf(namespace)) ? [] : [`${textOf(kind)} ${textOf(name)}`];
  });
}

/** Namespaces of Kubernetes itself are walled by nobody's quota and policies, and `default` is where forgotten things end. */
export const reservedNamespace = objectPolicy(
  {
    name: 'reserved-namespace',
    description: '不得在 default、kube- 和平台组件的命名空间中创建对象或给他人授权',
    english: 'Nothing is created in default, kube- and operator namespaces, and nobody is bound there',
    controls: ['8.1.4.2', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 metadata.namespace 中写明本租户的命名空间',
  },
  (object) => {
    const path = ['metadata', 'namespace'];
    const namespace = textOf(object.namespace);
    if (namespace === '' && NAMESPACED.has(object.kind)) return [{ text: '没有写明命名空间', path }];
    if (OF_KUBERNETES.test(namespace)) return object.isPatch ? [] : [{ text: `位于系统命名空间 ${namespace}`, path }];
    if (!isPlatformNamespace(namespace) || OF_PLATFORM.test(namespace)) return [];
    if (!OURS_AT_OPERATORS.has(object.kind)) return [{ text: `位于平台组件的命名空间 ${namespace}`, path }];
    return strangersOf(object).map((stranger) => ({
      text: `在平台组件的命名空间 ${namespace} 给 ${stranger} 授权`,
      path: ['subjects'],
    }));
  },
);
