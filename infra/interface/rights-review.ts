import { z } from 'zod';
import type { ClusterRight } from './cloud-rights.ts';

/** A right that may be asked for in one namespace only. */
export interface PlacedRight extends ClusterRight {
  readonly namespace?: string;
}

const RBAC = 'rbac.authorization.k8s.io';
const HOOKS = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'] as const;
const rights = (group: string, resources: readonly string[], verbs: readonly string[]): readonly PlacedRight[] =>
  resources.flatMap((resource) => verbs.map((verb) => ({ verb, group, resource })));

/**
 * Rights that amount to more than they say, by what they amount to (Kubernetes, "RBAC Good Practices: privilege escalation risks";
 * NSA/CISA Kubernetes Hardening Guide 1.2). A resource may name a subresource. Asked one by one, since a list of rules may be
 * incomplete where another authorizer than RBAC decides.
 */
export const DANGERS = {
  everything: [{ verb: '*', group: '*', resource: '*' }],
  'read-secrets': rights('', ['secrets'], ['get', 'list', 'watch']),
  'grant-itself-more': [
    ...rights(RBAC, ['clusterroles', 'roles'], ['escalate', 'bind']),
    ...rights(RBAC, ['clusterrolebindings', 'rolebindings'], ['create']),
  ],
  impersonate: rights('', ['users', 'groups', 'serviceaccounts'], ['impersonate']),
  'issue-tokens': rights('', ['serviceaccounts/token'], ['create']),
  'sign-certificates': [
    ...rights('certificates.k8s.io', ['certificatesigningrequests/approval'], ['update']),
    ...rights('certificates.k8s.io', ['signers'], ['approve', 'sign']),
  ],
  'reach-nodes': rights('', ['nodes/proxy'], ['get', 'create']),
  'enter-pods': [
    ...rights('', ['pods/exec', 'pods/attach'], ['create']),
    ...rights('', ['pods/ephemeralcontainers'], ['patch']),
  ],
  'enter-system-pods': [{ verb: 'create', group: '', resource: 'pods/exec', namespace: 'kube-system' }],
  'run-pods': [
    ...rights('', ['pods'], ['create']),
    ...rights('apps', ['daemonsets', 'deployments', 'statefulsets'], ['create']),
  ],
  'rewrite-requests': rights('admissionregistration.k8s.io', HOOKS, ['create', 'patch']),
  'change-definitions': rights('apiextensions.k8s.io', ['customresourcedefinitions'], ['create', 'patch', 'delete']),
  'lose-data': [
    ...rights('', ['persistentvolumes', 'persistentvolumeclaims'], ['delete']),
    ...rights('', ['namespaces', 'nodes'], ['delete']),
  ],
} as const satisfies Readonly<Record<string, readonly PlacedRight[]>>;
export type DangerName = keyof typeof DANGERS;
export const DANGER_NAMES = Object.keys(DANGERS) as [DangerName, ...DangerName[]];

/** A rule as the cluster told it. */
export const reviewedRuleSchema = z.strictObject({
  /** null: on the whole cluster; else in this namespace beyond that. */
  namespace: z.string().nullable(),
  groups: z.array(z.string()),
  resources: z.array(z.string()),
  verbs: z.array(z.string()),
  /** Objects it is limited to; empty: to none. */
  names: z.array(z.string()),
});
export type ReviewedRule = z.output<typeof reviewedRuleSchema>;

/** What a credential may really do, as the cluster said when it was asked. */
export const rightsReviewSchema = z.strictObject({
  /** false: the cluster said that it may be more than the rules list. */
  complete: z.boolean(),
  rules: z.array(reviewedRuleSchema).max(10_000),
  /** Of DANGERS, those with a right that was granted, and which ones, as text. */
  dangers: z.array(z.strictObject({ name: z.enum(DANGER_NAMES), granted: z.array(z.string()) })),
  /** Rights asked about that the credential lacks, as text. */
  missing: z.array(z.string()).max(500),
});
export type RightsReview = z.output<typeof rightsReviewSchema>;
