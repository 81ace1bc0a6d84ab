import { isClusterScoped, type Manifest } from './manifest.ts';
import { textOf } from './reading.ts';

/** Label keys the platform owns. */
export const OWNERSHIP = {
  managedBy: 'zhengyun.cn/managed-by',
  cloud: 'zhengyun.cn/cloud',
  department: 'zhengyun.cn/department',
  system: 'zhengyun.cn/system',
  tenancy: 'zhengyun.cn/tenancy',
  grade: 'zhengyun.cn/mlps-grade',
  zone: 'zhengyun.cn/zone',
  tier: 'zhengyun.cn/tier',
  /** Printed number of the delivered resource, by which it is charged. */
  resource: 'zhengyun.cn/resource',
} as const;

/** Namespaces of the platform (`zy-<cloud>-system`), of Kubernetes, and of the operators clouds run, as against tenancies. */
const PLATFORM_NAMESPACE =
  /^(zy-[a-z0-9-]+-system|kube-[a-z0-9-]+|default|velero|kubevirt|cdi|cnpg-system|redis-operator|rook-ceph|cert-manager)$/;

/** Whether `namespace` is the platform's, Kubernetes' or an operator's, and so no tenancy's. */
export function isPlatformNamespace(namespace: string): boolean {
  return PLATFORM_NAMESPACE.test(namespace);
}

/** Whether the object is part of a tenancy: a tenancy's namespace, or anything in one. */
export function isTenancyObject(object: Manifest): boolean {
  const namespace = object.kind === 'Namespace' ? object.name : object.namespace;
  if (object.kind !== 'Namespace' && isClusterScoped(object)) return false;
  return namespace !== null && !isPlatformNamespace(namespace);
}

/** The cloud an object says it belongs to; empty when it doesn't say. */
export function cloudOf(object: Manifest): string {
  return textOf(object.labels[OWNERSHIP.cloud]);
}

/** The network zone an object says it is in; empty when it doesn't say. */
export function zoneOf(object: Manifest): string {
  return textOf(object.labels[OWNERSHIP.zone]);
}

/**
 * Whether the object is a volume the platform took over as it stood: its class and size are what they are, and no order made
 * it. Adopted volumes, and no others, are protected by their stack.
 */
export function isAdoptedVolume(object: Manifest): boolean {
  return object.kind === 'PersistentVolumeClaim' && object.isProtected;
}
