import { autoscalerBounded } from './capacity/autoscaler-bounded.ts';
import { drainable } from './capacity/drainable.ts';
import { jobEnds } from './capacity/job-ends.ts';
import { knownStorageClass } from './capacity/known-storage-class.ts';
import { limitRangeComplete } from './capacity/limit-range-complete.ts';
import { noMemoryOvercommit } from './capacity/no-memory-overcommit.ts';
import { noPreemption } from './capacity/no-preemption.ts';
import { noSystemPriority } from './capacity/no-system-priority.ts';
import { quotaComplete } from './capacity/quota-complete.ts';
import { readinessTold } from './capacity/readiness-told.ts';
import { replicasBounded } from './capacity/replicas-bounded.ts';
import { requestsSet } from './capacity/requests-set.ts';
import { scratchBounded } from './capacity/scratch-bounded.ts';
import { volumeBounds } from './capacity/volume-bounds.ts';
import type { Policy } from './define-policy.ts';
import { admittedGrade } from './naming/admitted-grade.ts';
import { cloudInClusterName } from './naming/cloud-in-cluster-name.ts';
import { explicitName } from './naming/explicit-name.ts';
import { nameWithinLimits } from './naming/name-within-limits.ts';
import { noPersonalData } from './naming/no-personal-data.ts';
import { ownershipLabels } from './naming/ownership-labels.ts';
import { unifiedId } from './naming/unified-id.ts';
import { capabilitiesDropped } from './security/capabilities-dropped.ts';
import { defaultProcMount } from './security/default-proc-mount.ts';
import { escalationOff } from './security/escalation-off.ts';
import { explicitProvider } from './security/explicit-provider.ts';
import { ingressWithTls } from './security/ingress-with-tls.ts';
import { mandatoryAccessControl } from './security/mandatory-access-control.ts';
import { noAdmissionChange } from './security/no-admission-change.ts';
import { noBroadBinding } from './security/no-broad-binding.ts';
import { noCertificateApproval } from './security/no-certificate-approval.ts';
import { noDefaultAccountBinding } from './security/no-default-account-binding.ts';
import { noExecAccess } from './security/no-exec-access.ts';
import { noHostNamespace } from './security/no-host-namespace.ts';
import { noHostPath } from './security/no-host-path.ts';
import { noHostProcess } from './security/no-host-process.ts';
import { noLastingToken } from './security/no-lasting-token.ts';
import { noNodeProxy } from './security/no-node-proxy.ts';
import { noPrivilegedContainer } from './security/no-privileged-container.ts';
import { noRbacEscalation } from './security/no-rbac-escalation.ts';
import { noRbacWildcard } from './security/no-rbac-wildcard.ts';
import { noRootIdentity } from './security/no-root-identity.ts';
import { noSecretAccess } from './security/no-secret-access.ts';
import { noSecretInConfigMap } from './security/no-secret-in-config-map.ts';
import { noSecretInEnv } from './security/no-secret-in-env.ts';
import { noTokenAutomount } from './security/no-token-automount.ts';
import { noTokenCreation } from './security/no-token-creation.ts';
import { noVolumeCreation } from './security/no-volume-creation.ts';
import { ownProbes } from './security/own-probes.ts';
import { readOnlyRoot } from './security/read-only-root.ts';
import { restrictedVolumes } from './security/restricted-volumes.ts';
import { runAsNonRoot } from './security/run-as-non-root.ts';
import { safeSysctls } from './security/safe-sysctls.ts';
import { seccompProfile } from './security/seccomp-profile.ts';
import { backupStaysInside } from './sovereignty/backup-stays-inside.ts';
import { noExternalWebhook } from './sovereignty/no-external-webhook.ts';
import { noOpenEgress } from './sovereignty/no-open-egress.ts';
import { noOpenIngress } from './sovereignty/no-open-ingress.ts';
import { ownZone } from './sovereignty/own-zone.ts';
import { pinnedImage } from './sovereignty/pinned-image.ts';
import { pinnedNamespace } from './sovereignty/pinned-namespace.ts';
import { publicAddressZone } from './sovereignty/public-address-zone.ts';
import { trustedRegistry } from './sovereignty/trusted-registry.ts';
import { zoneArchitecture } from './sovereignty/zone-architecture.ts';
import { zonePlacement } from './sovereignty/zone-placement.ts';
import { noExternalName } from './tenancy/no-external-name.ts';
import { noExternalService } from './tenancy/no-external-service.ts';
import { noForeignSource } from './tenancy/no-foreign-source.ts';
import { noPickedVolume } from './tenancy/no-picked-volume.ts';
import { oneNamespace } from './tenancy/one-namespace.ts';
import { ownBackup } from './tenancy/own-backup.ts';
import { ownNetwork } from './tenancy/own-network.ts';
import { podSecurityLabels } from './tenancy/pod-security-labels.ts';
import { reservedNamespace } from './tenancy/reserved-namespace.ts';
import { storageWiped } from './tenancy/storage-wiped.ts';
import { walledNamespace } from './tenancy/walled-namespace.ts';

/** Every policy of the pack, by concern. */
export const POLICIES_BY_CONCERN = {
  security: [
    capabilitiesDropped,
    defaultProcMount,
    escalationOff,
    explicitProvider,
    ingressWithTls,
    mandatoryAccessControl,
    noAdmissionChange,
    noBroadBinding,
    noCertificateApproval,
    noDefaultAccountBinding,
    noExecAccess,
    noHostNamespace,
    noHostPath,
    noHostProcess,
    noLastingToken,
    noNodeProxy,
    noPrivilegedContainer,
    noRbacEscalation,
    noRbacWildcard,
    noRootIdentity,
    noSecretAccess,
    noSecretInConfigMap,
    noSecretInEnv,
    noTokenAutomount,
    noTokenCreation,
    noVolumeCreation,
    ownProbes,
    readOnlyRoot,
    restrictedVolumes,
    runAsNonRoot,
    safeSysctls,
    seccompProfile,
  ],
  tenancy: [
    noExternalName,
    noExternalService,
    noForeignSource,
    noPickedVolume,
    oneNamespace,
    ownBackup,
    ownNetwork,
    podSecurityLabels,
    reservedNamespace,
    storageWiped,
    walledNamespace,
  ],
  sovereignty: [
    backupStaysInside,
    noExternalWebhook,
    noOpenEgress,
    noOpenIngress,
    ownZone,
    pinnedImage,
    pinnedNamespace,
    publicAddressZone,
    trustedRegistry,
    zoneArchitecture,
    zonePlacement,
  ],
  naming: [
    admittedGrade,
    cloudInClusterName,
    explicitName,
    nameWithinLimits,
    noPersonalData,
    ownershipLabels,
    unifiedId,
  ],
  capacity: [
    autoscalerBounded,
    drainable,
    jobEnds,
    knownStorageClass,
    limitRangeComplete,
    noMemoryOvercommit,
    noPreemption,
    noSystemPriority,
    quotaComplete,
    readinessTold,
    replicasBounded,
    requestsSet,
    scratchBounded,
    volumeBounds,
  ],
} as const satisfies Readonly<Record<string, readonly Policy[]>>;

/** Every policy of the pack. */
export const POLICIES: readonly Policy[] = Object.values(POLICIES_BY_CONCERN).flat();
