/** One right on a cluster, as RBAC names it; `group` '' is the core group. */
export interface ClusterRight {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
}

const MANAGE = ['get', 'create', 'patch', 'delete'] as const;
const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const MANAGED: readonly { readonly group: string; readonly resource: string; readonly verbs: readonly string[] }[] = [
  // Labels and taints of named nodes; a cloud's program makes and removes none.
  { group: '', resource: 'nodes', verbs: ['get', 'list', 'patch'] },
  { group: '', resource: 'namespaces', verbs: MANAGE },
  { group: '', resource: 'serviceaccounts', verbs: MANAGE },
  { group: '', resource: 'secrets', verbs: MANAGE },
  { group: 'storage.k8s.io', resource: 'storageclasses', verbs: [...MANAGE, 'list'] },
  { group: 'scheduling.k8s.io', resource: 'priorityclasses', verbs: MANAGE },
  // Who writes roles must hold what they grant, or be allowed to grant more than that.
  { group: RBAC, resource: 'clusterroles', verbs: [...MANAGE, 'escalate', 'bind'] },
  { group: RBAC, resource: 'clusterrolebindings', verbs: MANAGE },
  { group: RBAC, resource: 'roles', verbs: MANAGE },
  { group: RBAC, resource: 'rolebindings', verbs: MANAGE },
  { group: ADMISSION, resource: 'validatingadmissionpolicies', verbs: MANAGE },
  { group: ADMISSION, resource: 'validatingadmissionpolicybindings', verbs: MANAGE },
  { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', verbs: ['get', 'create', 'patch'] },
];

/** What a cloud's credential must be allowed on its whole cluster, for the cloud's own program to run and to be removed again. */
export const CLOUD_RIGHTS: readonly ClusterRight[] = MANAGED.flatMap(({ group, resource, verbs }) =>
  verbs.map((verb) => ({ verb, group, resource })),
);

/** `verb group/resource`, as people read it; the core group has no name. Where it is asked for in one namespace only, that follows. */
export function rightText({
  verb,
  group,
  resource,
  namespace,
}: ClusterRight & { readonly namespace?: string }): string {
  return `${verb} ${group === '' ? '' : `${group}/`}${resource}${namespace === undefined ? '' : ` in ${namespace}`}`;
}
