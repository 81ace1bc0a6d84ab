/**
 * Cluster-scoped names of one cloud. Several clouds may share a cluster, so each name carries the cloud's slug; both the
 * cloud's stack and its tenancies' know them from here or from the cloud's outputs, never by guessing.
 */
export function cloudNames(cloudSlug: string) {
  const named = (part: string) => `zy-${cloudSlug}-${part}`;
  return {
    systemNamespace: named('system'),
    storage: { ordinary: named('ordinary'), fast: named('fast') },
    priority: { host: named('host'), container: named('container'), service: named('service') },
    tenancyOperator: named('tenancy-operator'),
    tenancyBoundary: named('tenancy-boundary'),
    addressWall: named('address-wall'),
    tenancyBackups: named('tenancy-backups'),
    tenantRoles: {
      view: named('tenant-view'),
      deploy: named('tenant-deploy'),
      credentials: named('tenant-credentials'),
      consoles: named('tenant-consoles'),
    },
  } as const;
}
export type CloudNames = ReturnType<typeof cloudNames>;
