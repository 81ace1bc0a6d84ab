import { z } from 'zod';
import type { Amounts } from '../dimension.ts';
import { type DiskClass, diskClassSchema } from './disk-class.ts';
import { whole, wholeFrom, wholeOrZero } from './quantity-schemas.ts';

/** `count` equal disks of `gb` each, to be attached to a host of the tenancy or mounted by a pod. */
export const blockDiskSpecSchema = z.strictObject({
  item: z.literal('block-disk'),
  class: diskClassSchema,
  gb: wholeFrom(10, 65_536),
  count: whole(64),
});
export type BlockDiskSpec = z.output<typeof blockDiskSpecSchema>;

/** One bucket of object storage that holds at most `quotaGb`, and at most `maximumObjects` objects where that is said. */
export const objectBucketSpecSchema = z.strictObject({
  item: z.literal('object-bucket'),
  quotaGb: whole(1_000_000),
  maximumObjects: whole(10_000_000_000).optional(),
});
export type ObjectBucketSpec = z.output<typeof objectBucketSpecSchema>;

/** Major versions of PostgreSQL on offer: those its community still mends. */
export const POSTGRESQL_VERSIONS = ['16', '17', '18'] as const;

/** One PostgreSQL cluster of `instances` equal members, the first of which takes writes; sizes are those of one member. */
export const postgresqlSpecSchema = z.strictObject({
  item: z.literal('postgresql'),
  version: z.enum(POSTGRESQL_VERSIONS),
  instances: whole(5),
  vcpu: whole(64),
  memoryGb: whole(512),
  storageGb: wholeFrom(10, 16_384),
  storageClass: diskClassSchema,
});
export type PostgresqlSpec = z.output<typeof postgresqlSpecSchema>;

/** One cache in memory with `replicas` copies of it; sizes are those of one member. */
export const cacheSpecSchema = z.strictObject({
  item: z.literal('cache'),
  memoryGb: whole(128),
  replicas: wholeOrZero(4),
  vcpu: whole(32),
});
export type CacheSpec = z.output<typeof cacheSpecSchema>;

/** Copies of the tenancy every day or week at `hour` o'clock Asia/Shanghai, kept `retentionDays`; priced by what is protected, once for each copy kept. */
export const backupScheduleSpecSchema = z.strictObject({
  item: z.literal('backup-schedule'),
  hour: wholeOrZero(23),
  everyDays: z.union([z.literal(1), z.literal(7)]),
  retentionDays: whole(365),
  protectedGb: whole(1_000_000),
});
export type BackupScheduleSpec = z.output<typeof backupScheduleSpecSchema>;

/** How many copies of a schedule there are at once when it has run for its copies' whole life; at least one. */
export function copiesKept({
  everyDays,
  retentionDays,
}: Pick<BackupScheduleSpec, 'everyDays' | 'retentionDays'>): number {
  return Math.ceil(retentionDays / everyDays);
}

/** What is protected times the copies kept: a longer life or a quicker rhythm takes more of the backup storage, and costs it. */
export function amountsOfBackup(spec: BackupScheduleSpec): Amounts {
  return { 'backup-gb': BigInt(spec.protectedGb) * BigInt(copiesKept(spec)) };
}

const onDisk = (diskClass: DiskClass, gb: bigint): Amounts =>
  diskClass === 'fast' ? { 'disk-fast-gb': gb } : { 'disk-ordinary-gb': gb };

export function amountsOfBlockDisk(spec: BlockDiskSpec): Amounts {
  return onDisk(spec.class, BigInt(spec.gb) * BigInt(spec.count));
}

export function amountsOfPostgresql(spec: PostgresqlSpec): Amounts {
  const instances = BigInt(spec.instances);
  return {
    vcpu: instances * BigInt(spec.vcpu),
    'memory-gb': instances * BigInt(spec.memoryGb),
    ...onDisk(spec.storageClass, instances * BigInt(spec.storageGb)),
  };
}

export function amountsOfCache(spec: CacheSpec): Amounts {
  const members = 1n + BigInt(spec.replicas);
  return { vcpu: members * BigInt(spec.vcpu), 'memory-gb': members * BigInt(spec.memoryGb) };
}
