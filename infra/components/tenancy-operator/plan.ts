import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { CloudServices } from '@zhengyun/interface/services.ts';
import type { AccessRule } from '../manifest/access-rule.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { cloudLabels, type Labels } from '../manifest/labels.ts';
import { podSecurityLabels } from '../manifest/pod-security.ts';
import { addressWallOf } from './address-wall.ts';
import { boundaryOf, type TenancyBoundary } from './boundary.ts';
import { type ManagedKinds, managedKinds } from './managed-kinds.ts';

/** Rights in one namespace of the platform. */
export interface PlatformRole {
  readonly name: string;
  readonly namespace: string;
  readonly rules: readonly AccessRule[];
}

/** The account tenancy operations act as, what it may do, and where. */
export interface TenancyOperatorPlan {
  readonly output: CloudOutputs['tenancyOperator'];
  readonly clusterRole: string;
  readonly rules: readonly AccessRule[];
  /** Roles in namespaces of the platform, where some of its kinds lie. */
  readonly platformRoles: readonly PlatformRole[];
  readonly boundary: TenancyBoundary;
  readonly addressWall: TenancyBoundary;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
}

const READ = ['get', 'list', 'watch'] as const;
const MANAGE = [...READ, 'create', 'update', 'patch', 'delete'] as const;

const manage = ({ group, resources, verbs = MANAGE }: ManagedKinds): AccessRule => ({
  apiGroups: [group],
  resources,
  verbs,
});

/** Before a resource is removed people are told whether a finished copy of it is there. */
const READ_COPIES: AccessRule = { apiGroups: ['velero.io'], resources: ['backups'], verbs: READ };

/**
 * Rights of the tenancy operator: exactly the kinds the tenancy program makes, what is read to see them ready, and `bind`
 * on the tenant roles by name. It holds none of the tenants' own rights (no secrets, no exec): RBAC lets it bind a
 * role it lacks only because that role is named here.
 */
function rulesOf(
  tenantRoles: readonly string[],
  kinds: readonly ManagedKinds[],
  services: CloudServices,
): readonly AccessRule[] {
  return [
    ...kinds.filter(({ namespace }) => namespace === undefined).map(manage),
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: ['clusterroles'],
      verbs: ['bind', 'get'],
      resourceNames: tenantRoles,
    },
    // Who uses a space or a disk is asked before it is taken away.
    // Whether a host's system disk is filled; KubeVirt makes and removes it with the host.
    ...(services.hostImages === null
      ? []
      : [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes'], verbs: READ }]),
    // Whether a driver has the devices that were ordered.
    ...(services.gpu === null ? [] : [{ apiGroups: ['resource.k8s.io'], resources: ['resourceslices'], verbs: READ }]),
    { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'statefulsets'], verbs: READ },
    { apiGroups: ['batch'], resources: ['cronjobs'], verbs: READ },
    // What opens a tenancy beside its walls is looked for; nothing of these kinds is made but what `kinds` name.
    { apiGroups: [''], resources: ['services'], verbs: READ },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: READ },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: READ },
    { apiGroups: [''], resources: ['endpoints'], verbs: READ },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
    { apiGroups: [''], resources: ['events', 'nodes', 'persistentvolumes', 'pods'], verbs: READ },
    { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: READ },
    { apiGroups: ['scheduling.k8s.io'], resources: ['priorityclasses'], verbs: READ },
  ];
}

/** Plan of the tenancy operator of one cloud; its rights follow from the services the cloud has. */
export function planTenancyOperator(cloudSlug: string, services: CloudServices): TenancyOperatorPlan {
  const names = cloudNames(cloudSlug);
  const output = {
    namespace: names.systemNamespace,
    serviceAccount: 'tenancy-operator',
    tokenSecret: 'tenancy-operator-token',
  };
  const labels = cloudLabels(cloudSlug);
  const kinds = managedKinds(services);
  const { view, deploy, credentials, consoles } = names.tenantRoles;
  return {
    output,
    clusterRole: names.tenancyOperator,
    rules: rulesOf([view, deploy, credentials, consoles], kinds, services),
    platformRoles: kinds.flatMap((kind) =>
      kind.namespace === undefined
        ? []
        : [{ name: names.tenancyBackups, namespace: kind.namespace, rules: [manage(kind), READ_COPIES] }],
    ),
    boundary: boundaryOf(cloudSlug, output, kinds),
    addressWall: addressWallOf(cloudSlug, output),
    labels,
    namespaceLabels: { ...labels, ...podSecurityLabels() },
  };
}
