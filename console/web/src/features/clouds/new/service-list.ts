import type { Inputs } from '../../../api/outputs.ts';

export type ServiceName = keyof NonNullable<Inputs['clouds']['add']['definition']['services']>;

export interface ServiceField {
  readonly key: string;
  /** What most clusters have. */
  readonly usual: string;
  readonly optional?: true;
}

/** What an operator is called by on a cluster, field by field, in the order of the catalogue. */
export const SERVICE_FIELDS: Readonly<Record<ServiceName, readonly ServiceField[]>> = {
  postgresql: [
    { key: 'operatorNamespace', usual: 'cnpg-system' },
    { key: 'imageCatalog', usual: 'postgresql' },
  ],
  objectStorage: [
    { key: 'storageClass', usual: 'rook-ceph-bucket' },
    { key: 'namespace', usual: 'rook-ceph' },
  ],
  cache: [
    { key: 'operatorNamespace', usual: 'redis-operator' },
    { key: 'image', usual: 'registry.gov.local/platform/redis:7.4.5' },
  ],
  backup: [
    { key: 'namespace', usual: 'velero' },
    { key: 'storageLocation', usual: 'default' },
  ],
  gpu: [
    { key: 'deviceClass', usual: 'gpu-share.zhengyun.cn' },
    { key: 'driver', usual: 'gpu.zhengyun.cn' },
    { key: 'memoryGb', usual: '', optional: true },
  ],
  loadBalancer: [{ key: 'className', usual: '', optional: true }],
  hostImages: [{ key: 'registry', usual: 'registry.gov.local/platform' }],
};
export const SERVICE_NAMES = Object.keys(SERVICE_FIELDS) as readonly ServiceName[];
