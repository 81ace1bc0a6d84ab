import { BackupSchedule } from '@zhengyun/components/backup-schedule/backup-schedule.ts';
import { planBackupSchedule } from '@zhengyun/components/backup-schedule/plan.ts';
import { BlockDisk } from '@zhengyun/components/block-disk/block-disk.ts';
import { planBlockDisk } from '@zhengyun/components/block-disk/plan.ts';
import { Cache } from '@zhengyun/components/cache/cache.ts';
import { planCache } from '@zhengyun/components/cache/plan.ts';
import type { PlannedObject } from '@zhengyun/components/manifest/planned-object.ts';
import { ObjectBucket } from '@zhengyun/components/object-bucket/object-bucket.ts';
import { planObjectBucket } from '@zhengyun/components/object-bucket/plan.ts';
import { planPostgresql } from '@zhengyun/components/postgresql/plan.ts';
import { Postgresql } from '@zhengyun/components/postgresql/postgresql.ts';
import type {
  BackupScheduleSpec,
  BlockDiskSpec,
  CacheSpec,
  ObjectBucketSpec,
  PostgresqlSpec,
} from '@zhengyun/rulebook/catalogue/data-services.ts';
import type { LineContext } from './line-context.ts';

/** Disks, a bucket, a database, a cache or backups; the objects they are made of. */
export function buildDataService(
  spec: BlockDiskSpec | ObjectBucketSpec | PostgresqlSpec | CacheSpec | BackupScheduleSpec,
  { inputs, cloud, opts }: LineContext,
): readonly PlannedObject[] {
  switch (spec.item) {
    case 'block-disk': {
      const plan = planBlockDisk(inputs, spec, cloud);
      new BlockDisk(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'object-bucket': {
      const plan = planObjectBucket(inputs, spec, cloud);
      new ObjectBucket(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'postgresql': {
      const plan = planPostgresql(inputs, spec, cloud);
      new Postgresql(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'backup-schedule': {
      const plan = planBackupSchedule(inputs, spec, cloud);
      new BackupSchedule(inputs.resource, { plan }, opts);
      return plan.objects;
    }
    case 'cache': {
      const plan = planCache(inputs, spec, cloud);
      new Cache(inputs.resource, { plan }, opts);
      return plan.objects;
    }
  }
}
