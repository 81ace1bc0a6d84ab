const BROAD = new Set(['admin', 'cluster-admin', 'edit']);

/**
 * Whether a role of this name is one of Kubernetes' own that gives more than a tenant or an operator is to have: the broad ones for
 * people, and every `system:` role, which belongs to a component of the cluster. `view`, which shows no secret, is not.
 */
export function isBroadRole(name: string): boolean {
  return BROAD.has(name) || name.startsWith('system:');
}
