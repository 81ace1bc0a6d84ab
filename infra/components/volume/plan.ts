import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import type { Labels } from '../manifest/labels.ts';
import type { PlannedObject } from '../manifest/planned-object.ts';

/** One persistent volume claim of a delivered resource. */
export interface VolumePlan {
  readonly name: string;
  readonly namespace: string;
  readonly diskClass: DiskClass;
  readonly storageClass: string;
  /** Gigabytes as sold. */
  readonly gb: number;
  readonly labels: Labels;
}

/** The claim as a planned object. */
export function volumeObject(volume: VolumePlan): PlannedObject {
  const { name, namespace, labels } = volume;
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, labels };
}
