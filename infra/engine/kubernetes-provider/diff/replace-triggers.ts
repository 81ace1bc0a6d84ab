import { apiVersionOf, isImmutable, kindOf } from '../objects/kubernetes-object.ts';
import { isMap, type PlainObject, type PlainValue } from '../protocol/property-value.ts';
import { contains, type PropertyPath, parsePath } from './property-path.ts';

/** Which of the two kinds whose content replaces by default the program has declared changeable in place. */
export interface Mutability {
  configMaps: boolean;
  secrets: boolean;
}

const IDENTITY = ['metadata.name', 'metadata.namespace'];
const SECRET_CONTENT = ['type', 'stringData', 'data'];
const CONFIG_MAP_CONTENT = ['binaryData', 'data'];

const POD_SPEC = [
  'affinity',
  'automountServiceAccountToken',
  'dnsConfig',
  'dnsPolicy',
  'enableServiceLinks',
  'hostAliases',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'hostname',
  'imagePullSecrets',
  'nodeName',
  'nodeSelector',
  'overhead',
  'preemptionPolicy',
  'priority',
  'priorityClassName',
  'readinessGates',
  'restartPolicy',
  'runtimeClassName',
  'schedulerName',
  'securityContext',
  'serviceAccount',
  'serviceAccountName',
  'shareProcessNamespace',
  'subdomain',
  'terminationGracePeriodSeconds',
  'volumes',
];
const POD_CONTAINER = [
  'args',
  'command',
  'env',
  'image',
  'imagePullPolicy',
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'resources',
  'securityContext',
  'stdin',
  'stdinOnce',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'tty',
  'volumeDevices',
  'volumeMounts',
  'workingDir',
];
const VOLUME_SOURCES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'csi',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'glusterfs',
  'hostPath',
  'iscsi',
  'local',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
];

const spec = (...fields: string[]): string[] => fields.map((field) => `spec.${field}`);
const containers = (list: string): string[] => POD_CONTAINER.map((field) => `spec.${list}[*].${field}`);

/**
 * Fields that cannot change in place, by kind: the table of the official provider 4.32.0, so that both plan the same.
 * Kinds that are not in it are replaced only when their name or namespace changes.
 */
const FIELDS: Record<string, string[]> = {
  'apps/v1/DaemonSet': spec('selector'),
  'apps/v1/Deployment': spec('selector'),
  'apps/v1/StatefulSet': spec(
    'podManagementPolicy',
    'revisionHistoryLimit',
    'selector',
    'serviceName',
    'volumeClaimTemplates',
  ),
  'batch/v1/Job': spec('completions', 'parallelism', 'selector', 'template'),
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': ['roleRef'],
  'rbac.authorization.k8s.io/v1/RoleBinding': ['roleRef'],
  'storage.k8s.io/v1/StorageClass': ['parameters', 'provisioner'],
  'v1/PersistentVolume': spec(...VOLUME_SOURCES),
  'v1/PersistentVolumeClaim': spec('accessModes', 'selector', 'storageClassName', 'volumeName'),
  'v1/Pod': [...spec(...POD_SPEC), ...containers('containers'), ...containers('initContainers')],
  'v1/ResourceQuota': spec('scopes'),
  'v1/Secret': ['type'],
  'v1/Service': spec('clusterIP'),
};

function fieldsOf(object: PlainObject, mutability: Mutability): string[] {
  const key = `${apiVersionOf(object)}/${kindOf(object)}`;
  if (key === 'v1/Secret' && (!mutability.secrets || isImmutable(object))) return SECRET_CONTENT;
  if (key === 'v1/ConfigMap' && (!mutability.configMaps || isImmutable(object))) return CONFIG_MAP_CONTENT;
  return FIELDS[key] ?? [];
}

/** Paths whose change means a new object. For *Patch resources only the identity counts. */
export function replaceTriggers(object: PlainObject, mutability: Mutability, isPatch: boolean): PropertyPath[] {
  return [...IDENTITY, ...(isPatch ? [] : fieldsOf(object, mutability))].map(parsePath);
}

/** Whether a value holds something at a path; '*' asks for any item. */
function holds(value: PlainValue | undefined, path: PropertyPath): boolean {
  const [step, ...rest] = path;
  if (value === undefined) return false;
  if (step === undefined) return true;
  if (Array.isArray(value)) {
    return step === '*'
      ? value.some((item) => holds(item, rest))
      : typeof step === 'number' && holds(value[step], rest);
  }
  return isMap<PlainObject>(value) && holds(value[step], rest);
}

/**
 * Whether a change at `path` to `newValue` touches one of the triggers: the change lies at or below the trigger, or
 * above it with a new value that reaches down to it. `newValue` is undefined for a deletion.
 */
export function touchesTrigger(
  path: PropertyPath,
  newValue: PlainValue | undefined,
  triggers: PropertyPath[],
): boolean {
  return triggers.some((trigger) => {
    if (contains(trigger, path)) return true;
    return contains(trigger.slice(0, path.length), path) && holds(newValue, trigger.slice(path.length));
  });
}
