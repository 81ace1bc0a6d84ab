import { z } from 'zod';

const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
  .max(63);
const image = z.string().regex(/^[a-z0-9.:-]+\/[^\s@]+(:[^\s:@]+|@sha256:[0-9a-f]{64})$/, 'IMAGE_INVALID');

/** CloudNativePG: namespace of its operator, and the ClusterImageCatalog that says which image each major version is. */
const postgresqlServiceSchema = z.strictObject({ operatorNamespace: name, imageCatalog: name });
/** An object store behind bucket claims: their StorageClass, and the namespace in which its gateway answers. */
const objectStorageServiceSchema = z.strictObject({ storageClass: name, namespace: name });
/** Redis operator: its namespace, and the image its members run, with registry and tag. */
const cacheServiceSchema = z.strictObject({ operatorNamespace: name, image });
/** Velero: the namespace its schedules lie in, and the storage location they write to. */
const backupServiceSchema = z.strictObject({ namespace: name, storageLocation: name });
/**
 * A DRA driver for GPUs: the DeviceClass of one share, the name under which the driver tells a device's memory, and the memory in whole GB
 * (as text) of the largest share its devices have; null: nobody has said, and the cluster alone decides.
 */
const gpuServiceSchema = z.strictObject({
  deviceClass: name,
  driver: name,
  memoryGb: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'QUANTITY_NOT_WHOLE')
    .nullable()
    .default(null),
});
/**
 * CDI (containerized-data-importer), which fills hosts' system disks, and the cloud's own registry of images: its host, with a port and a
 * path where it has them. The nodes pull from it, so it is one they trust and reach.
 */
const hostImagesServiceSchema = z.strictObject({
  registry: z
    .string()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*$/, 'INPUT_INVALID'),
});
/** Who gives Services of type LoadBalancer an address; null: the cluster's own default. */
const loadBalancerServiceSchema = z.strictObject({ className: z.string().min(1).max(253).nullable().default(null) });

/**
 * Operators that stand on a cloud's cluster and make what the catalogue sells. A service that is null is not there: a plan
 * for it is refused. Adding one is data and a new deployment of the cloud, no code.
 */
export const servicesSchema = z.strictObject({
  postgresql: postgresqlServiceSchema.nullable().default(null),
  objectStorage: objectStorageServiceSchema.nullable().default(null),
  cache: cacheServiceSchema.nullable().default(null),
  backup: backupServiceSchema.nullable().default(null),
  gpu: gpuServiceSchema.nullable().default(null),
  loadBalancer: loadBalancerServiceSchema.nullable().default(null),
  hostImages: hostImagesServiceSchema.nullable().default(null),
});
export type CloudServices = z.output<typeof servicesSchema>;
export type ServiceName = keyof CloudServices;
export const SERVICE_NAMES = [
  'postgresql',
  'objectStorage',
  'cache',
  'backup',
  'gpu',
  'loadBalancer',
  'hostImages',
] as const satisfies readonly ServiceName[];

/** What infra/local plays on each of its clusters; nothing behind these names is real. */
export const SIMULATED_SERVICES: CloudServices = {
  postgresql: { operatorNamespace: 'cnpg-system', imageCatalog: 'postgresql' },
  objectStorage: { storageClass: 'simulated-buckets', namespace: 'rook-ceph' },
  cache: { operatorNamespace: 'redis-operator', image: 'registry.gov.local/platform/redis:7.4.5' },
  backup: { namespace: 'velero', storageLocation: 'default' },
  gpu: { deviceClass: 'gpu-share.zhengyun.cn', driver: 'gpu.zhengyun.cn', memoryGb: '24' },
  loadBalancer: { className: null },
  hostImages: { registry: 'registry.gov.local/platform' },
};
