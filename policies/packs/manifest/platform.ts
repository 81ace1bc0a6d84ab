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
} as const;

/** Namespaces of the platform itself, `zy-<cloud>-system`, as against tenancies. */
const SYSTEM_NAMESPACE = /^zy-[a-z0-9-]+-system$/;

/** Whether the object is part of a tenancy: a tenancy's namespace, or anything in one. */
export function isTenancyObject(object: Manifest): boolean {
  const namespace = object.kind === 'Namespace' ? object.name : object.namespace;
  if (object.kind !== 'Namespace' && isClusterScoped(object)) return false;
  return namespace !== null && !SYSTEM_NAMESPACE.test(namespace);
}

/** The cloud an object says it belongs to; empty when it doesn't say. */
export function cloudOf(object: Manifest): string {
  return textOf(object.labels[OWNERSHIP.cloud]);
}
