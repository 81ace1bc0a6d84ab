import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { BackupScheduleSpec } from '@zhengyun/rulebook/catalogue/data-services.ts';
import { requiredService } from '../managed/required-service.ts';
import { type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** A backup schedule 备份计划 of one order line: copies of one tenancy's namespace, made in the backup operator's own. */
export interface BackupSchedulePlan {
  readonly name: string;
  /** Where the schedule lies; `protectedNamespace` is what it copies. */
  readonly namespace: string;
  readonly protectedNamespace: string;
  readonly labels: Labels;
  /** Five fields of cron, with the zone they are read in. */
  readonly cron: string;
  /** A copy's life as the operator writes durations. */
  readonly timeToLive: string;
  readonly storageLocation: string;
  readonly protectedGb: number;
  readonly objects: readonly PlannedObject[];
}

/** Weekly copies are made in the night to Sunday's morning or on Sunday. */
const SUNDAY = '0';

/**
 * One schedule over everything in the tenancy's namespace. Its name carries the cloud's slug, since the operator's namespace is
 * shared by all clouds of the cluster. On release no more copies are made; those there are live out their time.
 *
 * @throws PlanInvalidError when the cloud has no backup operator, or zone or names can't be
 */
export function planBackupSchedule(
  inputs: OrderLineInputs,
  spec: BackupScheduleSpec,
  cloud: CloudOutputs,
): BackupSchedulePlan {
  const subject = `backup schedule ${inputs.resource}`;
  placeInZone(inputs, cloud);
  const { service } = requiredService(subject, cloud, 'backup');
  const { namespace, storageLocation } = service;
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), inputs.resource);
  const name = `${cloud.cloudSlug}-${inputs.resource}`;
  const objects = [{ apiVersion: 'velero.io/v1', kind: 'Schedule', namespace, name, labels }];
  checkPlannedObjects(subject, objects, namespace);
  return {
    name,
    namespace,
    protectedNamespace: inputs.namespace,
    labels,
    cron: `CRON_TZ=Asia/Shanghai 0 ${spec.hour} * * ${spec.everyDays === 7 ? SUNDAY : '*'}`,
    timeToLive: `${spec.retentionDays * 24}h0m0s`,
    storageLocation,
    protectedGb: spec.protectedGb,
    objects,
  };
}
