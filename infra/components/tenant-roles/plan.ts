import type { AccessRule } from '../manifest/access-rule.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { cloudLabels, type Labels } from '../manifest/labels.ts';

/** One role a department can be given inside its own namespace. */
export interface TenantRolePlan {
  readonly part: 'view' | 'deploy' | 'credentials' | 'consoles';
  readonly name: string;
  readonly labels: Labels;
  readonly rules: readonly AccessRule[];
}

const READ = ['get', 'list', 'watch'] as const;
const WRITE = [...READ, 'create', 'update', 'patch', 'delete'] as const;

/**
 * Sees everything of its own tenancy but secrets, restarts its hosts. Claims, quotas and isolation are read-only, and so
 * are the disks of a host: they are bought, not made. Consoles are for named people, and stopping is the console's to do, since what is
 * charged follows it.
 */
const VIEW: readonly AccessRule[] = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'endpoints',
      'events',
      'limitranges',
      'persistentvolumeclaims',
      'pods',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
    verbs: READ,
  },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], verbs: READ },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: READ },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs: READ },
  { apiGroups: ['kubevirt.io'], resources: ['virtualmachines', 'virtualmachineinstances'], verbs: READ },
  {
    apiGroups: ['subresources.kubevirt.io'],
    resources: ['virtualmachines/restart'],
    verbs: ['update'],
  },
  { apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes'], verbs: READ },
  { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'], verbs: READ },
  { apiGroups: ['objectbucket.io'], resources: ['objectbucketclaims'], verbs: READ },
  { apiGroups: ['redis.redis.opstreelabs.in'], resources: ['redisreplications'], verbs: READ },
  { apiGroups: ['resource.k8s.io'], resources: ['resourceclaims', 'resourceclaimtemplates'], verbs: READ },
];

/**
 * Reads a secret by its name: those of the tenancy's own databases and buckets, whose names the delivery note gives. Not
 * list, not watch: who doesn't know a name learns none.
 */
const CREDENTIALS: readonly AccessRule[] = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];

/** Reaches the consoles of hosts and finds them by name; nothing else, not even what runs in pods. Bound to people, each by name. */
const CONSOLES: readonly AccessRule[] = [
  { apiGroups: ['kubevirt.io'], resources: ['virtualmachines', 'virtualmachineinstances'], verbs: ['get', 'list'] },
  {
    apiGroups: ['subresources.kubevirt.io'],
    resources: ['virtualmachineinstances/console', 'virtualmachineinstances/vnc'],
    verbs: ['get'],
  },
];

/** Runs workloads in a container space. No roles, no service accounts, no claims, no network policies, no nodes. */
const DEPLOY: readonly AccessRule[] = [
  { apiGroups: [''], resources: ['configmaps', 'pods', 'secrets', 'services'], verbs: WRITE },
  { apiGroups: [''], resources: ['pods/attach', 'pods/exec', 'pods/portforward'], verbs: ['create', 'get'] },
  { apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: WRITE },
  { apiGroups: ['apps'], resources: ['deployments/scale', 'statefulsets/scale'], verbs: ['get', 'update', 'patch'] },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: WRITE },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: WRITE },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: WRITE },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: WRITE },
];

/** Roles of one cloud that its tenancies bind and never write themselves. */
export function planTenantRoles(cloudSlug: string): readonly TenantRolePlan[] {
  const names = cloudNames(cloudSlug).tenantRoles;
  const labels = cloudLabels(cloudSlug);
  return [
    { part: 'view', name: names.view, labels, rules: VIEW },
    { part: 'deploy', name: names.deploy, labels, rules: DEPLOY },
    { part: 'credentials', name: names.credentials, labels, rules: CREDENTIALS },
    { part: 'consoles', name: names.consoles, labels, rules: CONSOLES },
  ];
}
