import type { Labels } from './labels.ts';

/** Pinned, so a cluster's upgrade never changes what a running tenancy is allowed without an operation that says so. */
const POD_SECURITY_VERSION = 'v1.33';

/** Pod Security `restricted`: refused, recorded and warned about, at one pinned version of the standard. */
export function podSecurityLabels(): Labels {
  const labels: Record<string, string> = {};
  for (const mode of ['enforce', 'audit', 'warn']) {
    labels[`pod-security.kubernetes.io/${mode}`] = 'restricted';
    labels[`pod-security.kubernetes.io/${mode}-version`] = POD_SECURITY_VERSION;
  }
  return labels;
}
