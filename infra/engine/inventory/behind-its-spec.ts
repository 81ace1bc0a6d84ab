import { RESOURCE_LABEL } from '@zhengyun/interface/inventory.ts';
import { ClusterRefused } from './cluster-connection.ts';
import type { ClusterObject, Readiness } from './cluster-object.ts';
import { DATABASE_LABEL, isDatabase, volumesBehind } from './database-volumes.ts';
import { type DeviceQuota, type DeviceSlice, devicesBehind } from './devices-behind.ts';
import { disksBehind } from './disks-behind.ts';
import { type MemberPod, type MemberSet, membersBehind, setBehind } from './members-behind.ts';

/** Reads the objects of one kind that bear a label, from the namespace of the object in question. */
export type ListFollowers = <Follower>(
  kind: { readonly apiVersion: string; readonly kind: string },
  selector: string,
) => Promise<readonly Follower[]>;

/**
 * Why a managed service or a host is not as it was asked for although its own status says so; null when what its operator made of it is
 * of the size asked for now, or when the kind says so itself. Without it a resize would count as done before it began.
 */
export async function behindItsSpec(object: ClusterObject, list: ListFollowers): Promise<Readiness | null> {
  const { name } = object.metadata;
  if (isDatabase(object)) {
    const members = `${DATABASE_LABEL}=${name}`;
    const [volumes, pods] = await Promise.all([
      list<ClusterObject>({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }, members),
      list<MemberPod>({ apiVersion: 'v1', kind: 'Pod' }, members),
    ]);
    return volumesBehind(object, volumes) ?? membersBehind(object, pods);
  }
  if (object.kind === 'RedisReplication') {
    const sets = await list<MemberSet>({ apiVersion: 'apps/v1', kind: 'StatefulSet' }, `app=${name}`);
    return setBehind(
      object,
      sets.find(({ metadata }) => metadata.name === name),
    );
  }
  if (object.kind === 'VirtualMachine' && object.spec?.dataVolumeTemplates !== undefined) {
    const resource = object.metadata.labels?.[RESOURCE_LABEL] ?? '';
    const kind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
    return disksBehind(object, await list<ClusterObject>(kind, `${RESOURCE_LABEL}=${resource}`));
  }
  if (object.kind === 'ResourceClaimTemplate') return sharesBehind(object, list);
  return null;
}

/** On a cloud deployed before its operator might read devices nothing is known of them, and the template alone counts. */
async function sharesBehind(template: ClusterObject, list: ListFollowers): Promise<Readiness | null> {
  const resource = template.metadata.labels?.[RESOURCE_LABEL] ?? '';
  try {
    const [quotas, slices] = await Promise.all([
      list<DeviceQuota>({ apiVersion: 'v1', kind: 'ResourceQuota' }, `${RESOURCE_LABEL}=${resource}`),
      list<DeviceSlice>({ apiVersion: template.apiVersion, kind: 'ResourceSlice' }, ''),
    ]);
    return devicesBehind(template, { quotas, slices });
  } catch (error) {
    if (error instanceof ClusterRefused) return null;
    throw error;
  }
}
