import type { CloudServices, ServiceName } from '@zhengyun/interface/services.ts';

/** Kinds of one API group that the tenancy program makes, by their plural names. */
export interface ManagedKinds {
  readonly group: string;
  readonly resources: readonly string[];
  /** Set where they lie in one namespace of the platform's, and not in tenancies. */
  readonly namespace?: string;
  /** Set where only some rights to them are needed. */
  readonly verbs?: readonly string[];
}

const ALWAYS: readonly ManagedKinds[] = [
  {
    group: '',
    resources: ['limitranges', 'namespaces', 'persistentvolumeclaims', 'resourcequotas', 'serviceaccounts'],
  },
  { group: 'networking.k8s.io', resources: ['networkpolicies'] },
  { group: 'rbac.authorization.k8s.io', resources: ['rolebindings'] },
  { group: 'kubevirt.io', resources: ['virtualmachines'] },
  // A host takes another size at its next start: its running instance is ended, never made or changed.
  { group: 'kubevirt.io', resources: ['virtualmachineinstances'], verbs: ['get', 'delete'] },
];

/** What each service of a cloud adds; a kind of a service that is not there is not granted. */
const OF_SERVICE: Readonly<Partial<Record<ServiceName, ManagedKinds>>> = {
  postgresql: { group: 'postgresql.cnpg.io', resources: ['clusters'] },
  objectStorage: { group: 'objectbucket.io', resources: ['objectbucketclaims'] },
  cache: { group: 'redis.redis.opstreelabs.in', resources: ['redisreplications'] },
  loadBalancer: { group: '', resources: ['services'] },
  gpu: { group: 'resource.k8s.io', resources: ['resourceclaimtemplates'] },
};

/** Exactly the kinds a tenancy's stacks write on a cloud that has `services`: RBAC grants these, and the boundary lets no other through. */
export function managedKinds(services: CloudServices): readonly ManagedKinds[] {
  const added = (Object.keys(OF_SERVICE) as ServiceName[]).flatMap((service) => {
    const kinds = OF_SERVICE[service];
    return services[service] === null || kinds === undefined ? [] : [kinds];
  });
  const backups = services.backup
    ? [{ group: 'velero.io', resources: ['schedules'], namespace: services.backup.namespace }]
    : [];
  return [...ALWAYS, ...added, ...backups];
}
