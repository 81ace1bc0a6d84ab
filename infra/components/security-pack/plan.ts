import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { OrderLineInputs } from '@zhengyun/interface/tenancy.ts';
import type { SecurityPackSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';
import { SECURITY_MEASURES } from '@zhengyun/rulebook/catalogue/security-measures.ts';
import { type BackupSchedulePlan, planBackupSchedule } from '../backup-schedule/plan.ts';
import { LABEL_PREFIX, type Labels, ownershipLabels, resourceLabels } from '../manifest/labels.ts';
import { PlanInvalidError } from '../manifest/plan-invalid-error.ts';
import { checkPlannedObjects, type PlannedObject } from '../manifest/planned-object.ts';
import type { QuotaPlan } from '../manifest/quota.ts';
import { placeInZone } from '../zone/place-in-zone.ts';

/** A security pack 等保安全包 of one order line: what its grade asks of the tenancy beyond its base. */
export interface SecurityPackPlan {
  readonly resource: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly quota: QuotaPlan;
  /** Where the log collectors run that pods may send to, and on which TCP ports. */
  readonly logs: { readonly name: string; readonly collectors: string; readonly ports: readonly number[] };
  /** Mark on the namespace, for inspectors and policies: which grade it is kept at. */
  readonly marks: Labels;
  readonly backup: BackupSchedulePlan;
  readonly objects: readonly PlannedObject[];
}

/** Namespace of the platform's log collectors and metrics. */
const COLLECTORS = 'monitoring';
/** Weight of a schedule that the pack brings along; its price is the pack's, not of what it protects. */
const UNPRICED_GB = 1;

/**
 * The pack of one tenancy; at most one, since two would set one namespace against itself. A higher grade replaces the lower
 * one's measures in place.
 *
 * @throws PlanInvalidError when the zone is not graded for it, the cloud has no backup operator, or names can't be
 */
export function planSecurityPack(
  inputs: OrderLineInputs,
  spec: SecurityPackSpec,
  cloud: CloudOutputs,
): SecurityPackPlan {
  const { resource, namespace } = inputs;
  const subject = `security pack ${resource}`;
  placeInZone(inputs, cloud);
  const highest = cloud.zones[inputs.zone]?.maximumMlps ?? 0;
  if (spec.grade > highest) {
    throw new PlanInvalidError(subject, [
      `zone ${inputs.zone} is kept at MLPS grade ${highest}: a pack of grade ${spec.grade} promises what the zone can't`,
    ]);
  }
  const measures = SECURITY_MEASURES[spec.grade];
  const labels = resourceLabels(ownershipLabels(cloud.cloudSlug, inputs.ownership), resource);
  const backup = planBackupSchedule(
    inputs,
    { item: 'backup-schedule', ...measures.backup, protectedGb: UNPRICED_GB },
    cloud,
  );
  // The name it was first given; another would take the policy away and make it anew.
  const logs = { name: `${resource}-audit`, collectors: COLLECTORS, ports: measures.logPorts };
  const within = [
    { apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: resource, labels },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name: logs.name, labels },
  ];
  checkPlannedObjects(subject, within, namespace);
  return {
    resource,
    namespace,
    labels,
    quota: { part: 'quota', name: resource, hard: measures.quota },
    logs,
    marks: { [`${LABEL_PREFIX}/security-pack`]: String(spec.grade) },
    backup,
    objects: [...within, ...backup.objects],
  };
}
