import { LABEL_PREFIX } from '../manifest/labels.ts';
import type { BackupSchedulePlan } from './plan.ts';

/** The `Schedule` (Velero) of a plan: the tenancy's namespace and its volumes, nothing of the cluster's own. */
export function backupSchedule(plan: BackupSchedulePlan) {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: { ...plan.labels },
      annotations: {
        'pulumi.com/waitFor': 'jsonpath={.status.phase}=Enabled',
        [`${LABEL_PREFIX}/protected-gb`]: String(plan.protectedGb),
      },
    },
    spec: {
      schedule: plan.cron,
      // A released schedule must not take the copies that were paid for with it.
      useOwnerReferencesInBackup: false,
      template: {
        metadata: { labels: { ...plan.labels } },
        includedNamespaces: [plan.protectedNamespace],
        includeClusterResources: false,
        snapshotVolumes: true,
        storageLocation: plan.storageLocation,
        ttl: plan.timeToLive,
      },
    },
  };
}
