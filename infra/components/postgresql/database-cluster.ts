import { gibibytes, wholeNumber } from '../manifest/quantity.ts';
import type { DatabasePlan } from './plan.ts';

/** Share of a member's memory that PostgreSQL keeps pages in: its manual's starting point of a quarter, in MB. */
const BUFFERS_MB_PER_GB = 256;

/**
 * The `Cluster` (CloudNativePG) of one database. Requests equal limits, as sold. What the operator makes inherits the owner's
 * labels; there is no superuser from outside, and the application's own credentials lie in the secret `<name>-app`.
 */
export function databaseCluster(plan: DatabasePlan) {
  const size = { cpu: wholeNumber(plan.vcpu), memory: gibibytes(plan.memoryGb) };
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: { ...plan.labels },
      annotations: { 'pulumi.com/waitFor': 'condition=Ready' },
    },
    spec: {
      instances: plan.instances,
      imageCatalogRef: {
        apiGroup: 'postgresql.cnpg.io',
        kind: 'ClusterImageCatalog',
        name: plan.imageCatalog,
        major: plan.major,
      },
      inheritedMetadata: { labels: { ...plan.labels } },
      priorityClassName: plan.priorityClass,
      resources: { requests: { ...size }, limits: { ...size } },
      storage: { storageClass: plan.storageClass, size: gibibytes(plan.storageGb), resizeInUseVolumes: true },
      affinity: {
        nodeSelector: { ...plan.placement.nodeSelector },
        tolerations: plan.placement.tolerations.map((toleration) => ({ ...toleration })),
        enablePodAntiAffinity: true,
        podAntiAffinityType: 'preferred',
        topologyKey: 'kubernetes.io/hostname',
      },
      bootstrap: { initdb: { database: 'app', owner: 'app', dataChecksums: true } },
      enableSuperuserAccess: false,
      primaryUpdateStrategy: 'unsupervised',
      postgresql: { parameters: { shared_buffers: `${plan.memoryGb * BUFFERS_MB_PER_GB}MB` } },
    },
  };
}
