import type { CloudOutputs } from '@zhengyun/interface/cloud.ts';
import type { AccessRule } from '../manifest/access-rule.ts';
import { cloudNames } from '../manifest/cloud-names.ts';
import { cloudLabels, type Labels } from '../manifest/labels.ts';
import { podSecurityLabels } from '../manifest/pod-security.ts';
import { boundaryOf, type TenancyBoundary } from './boundary.ts';

/** The account tenancy operations act as, what it may do, and where. */
export interface TenancyOperatorPlan {
  readonly output: CloudOutputs['tenancyOperator'];
  readonly clusterRole: string;
  readonly rules: readonly AccessRule[];
  readonly boundary: TenancyBoundary;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
}

const READ = ['get', 'list', 'watch'] as const;
const MANAGE = [...READ, 'create', 'update', 'patch', 'delete'] as const;

/**
 * Rights of the tenancy operator: exactly the kinds the tenancy program makes, what is read to see them ready, and `bind`
 * on the two tenant roles by name. It holds none of the tenants' own rights (no secrets, no exec): RBAC lets it bind a
 * role it lacks only because that role is named here.
 */
function rulesOf(tenantRoles: readonly string[]): readonly AccessRule[] {
  return [
    { apiGroups: [''], resources: ['namespaces'], verbs: MANAGE },
    {
      apiGroups: [''],
      resources: ['limitranges', 'persistentvolumeclaims', 'resourcequotas', 'serviceaccounts'],
      verbs: MANAGE,
    },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: MANAGE },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: MANAGE },
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: ['clusterroles'],
      verbs: ['bind', 'get'],
      resourceNames: tenantRoles,
    },
    { apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: MANAGE },
    { apiGroups: [''], resources: ['events', 'nodes', 'persistentvolumes', 'pods'], verbs: READ },
    { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: READ },
    { apiGroups: ['scheduling.k8s.io'], resources: ['priorityclasses'], verbs: READ },
  ];
}

/** Plan of the tenancy operator of one cloud. */
export function planTenancyOperator(cloudSlug: string): TenancyOperatorPlan {
  const names = cloudNames(cloudSlug);
  const output = {
    namespace: names.systemNamespace,
    serviceAccount: 'tenancy-operator',
    tokenSecret: 'tenancy-operator-token',
  };
  const labels = cloudLabels(cloudSlug);
  return {
    output,
    clusterRole: names.tenancyOperator,
    rules: rulesOf([names.tenantRoles.view, names.tenantRoles.deploy]),
    boundary: boundaryOf(cloudSlug, output),
    labels,
    namespaceLabels: { ...labels, ...podSecurityLabels() },
  };
}
