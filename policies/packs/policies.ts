import type { ResourceValidationPolicy, StackValidationPolicy } from '@pulumi/policy';
import { noMemoryOvercommit } from './capacity/no-memory-overcommit.ts';
import { requestsSet } from './capacity/requests-set.ts';
import { cloudInClusterName } from './naming/cloud-in-cluster-name.ts';
import { explicitName } from './naming/explicit-name.ts';
import { ownershipLabels } from './naming/ownership-labels.ts';
import { explicitProvider } from './security/explicit-provider.ts';
import { noBroadBinding } from './security/no-broad-binding.ts';
import { noHostNamespace } from './security/no-host-namespace.ts';
import { noHostPath } from './security/no-host-path.ts';
import { noPrivilegedContainer } from './security/no-privileged-container.ts';
import { noRbacEscalation } from './security/no-rbac-escalation.ts';
import { noRbacWildcard } from './security/no-rbac-wildcard.ts';
import { noTokenAutomount } from './security/no-token-automount.ts';
import { trustedRegistry } from './sovereignty/trusted-registry.ts';
import { zonePlacement } from './sovereignty/zone-placement.ts';
import { noExternalService } from './tenancy/no-external-service.ts';
import { oneNamespace } from './tenancy/one-namespace.ts';
import { podSecurityLabels } from './tenancy/pod-security-labels.ts';
import { walledNamespace } from './tenancy/walled-namespace.ts';

/** Every policy of the pack, by concern. */
export const POLICIES: readonly (ResourceValidationPolicy | StackValidationPolicy)[] = [
  noPrivilegedContainer,
  noHostPath,
  noHostNamespace,
  noRbacWildcard,
  noRbacEscalation,
  noBroadBinding,
  noTokenAutomount,
  explicitProvider,
  podSecurityLabels,
  walledNamespace,
  oneNamespace,
  noExternalService,
  trustedRegistry,
  zonePlacement,
  ownershipLabels,
  explicitName,
  cloudInClusterName,
  requestsSet,
  noMemoryOvercommit,
];
